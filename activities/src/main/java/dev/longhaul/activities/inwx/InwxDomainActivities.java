package dev.longhaul.activities.inwx;

import dev.longhaul.activities.acting.Acting;
import dev.longhaul.activities.acting.Guard;
import dev.longhaul.activities.acting.RegistrarLedger.Listed;
import dev.longhaul.activities.acting.Spending;
import dev.longhaul.activities.http.VendorException;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.activities.inwx.wire.CreatedDomain;
import dev.longhaul.activities.inwx.wire.Domain;
import dev.longhaul.activities.inwx.wire.HeldDomain;
import dev.longhaul.activities.inwx.wire.Offer;
import dev.longhaul.domains.Availability;
import dev.longhaul.domains.Contact;
import dev.longhaul.domains.ContactHandles;
import dev.longhaul.domains.Contacts;
import dev.longhaul.domains.DomainActivities;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.DomainProblem;
import dev.longhaul.domains.Holding;
import dev.longhaul.domains.Registration;
import dev.longhaul.domains.RegistrationReceipt;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Money;
import io.temporal.failure.ApplicationFailure;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Domains at INWX (D-01, D-02). A name is bought under its lock, after a look, and once. */
public final class InwxDomainActivities implements DomainActivities {
  private final InwxClient inwx;
  private final InwxSettings settings;
  private final Acting acting;
  private final InwxFailures failures;
  private final Spending spending;
  private final Consumer<Listed> seen;

  /** Without a cap for what is spent in a day, and without a list of domains. */
  public InwxDomainActivities(InwxClient inwx, InwxSettings settings, Acting acting) {
    this(inwx, settings, acting, Spending.UNLIMITED, domain -> {});
  }

  /**
   * With everything.
   *
   * @param seen is told of a domain once it is ours, long before the whole list is read again
   */
  public InwxDomainActivities(
      InwxClient inwx,
      InwxSettings settings,
      Acting acting,
      Spending spending,
      Consumer<Listed> seen) {
    this.spending = spending;
    this.seen = seen;
    this.inwx = inwx;
    this.settings = settings;
    this.acting = acting;
    this.failures = new InwxFailures(settings.settle());
  }

  @Override
  public Availability check(DomainName domain) {
    return Offered.of(domain, offer(domain), settings.currency());
  }

  @Override
  public Holding holding(DomainName domain) {
    Holding found = HoldingStates.of(domain, find(domain).map(Domain::word));
    return found.state() == Holding.State.ACTIVE
        ? found.owing(spending.unnamed(settings.account(), domain.value()).orElse(null))
        : found;
  }

  @Override
  public ContactHandles ensureContacts(Fence fence, Contacts contacts) {
    return acting.act(
        settings.account() + "/contacts/" + fence.operation(),
        fence,
        guard -> contacts.handles(contact -> ensure(guard, contact)));
  }

  @Override
  public RegistrationReceipt register(Fence fence, Registration registration) {
    return acting.act(
        settings.account() + "/domain/" + registration.domain(),
        fence,
        guard -> buyOnce(guard, registration, fence));
  }

  @Override
  public Holding awaitRegistered(DomainName domain) {
    Optional<HeldDomain> held = failures.during(() -> inwx.transfers().find(domain.value()));
    Holding holding = HoldingStates.of(domain, held.map(HeldDomain::word));
    if (holding.state() == Holding.State.PENDING) {
      throw VendorFailures.notYet(
          domain + " is still " + holding.vendorStatus() + " at the registrar", settings.poll());
    }
    held.filter(TransferLook::ours).map(ours -> Listings.of(domain, ours)).ifPresent(seen);
    return holding;
  }

  private String ensure(Guard guard, Contact contact) {
    guard.beforeSending();
    try {
      return Long.toString(inwx.createContact(InwxOrders.contact(contact)).id());
    } catch (VendorException e) {
      throw failures.of(e, DomainProblem.CONTACT_REFUSED);
    }
  }

  private RegistrationReceipt buyOnce(Guard guard, Registration wanted, Fence fence) {
    PurchaseNote note = PurchaseNote.ofThisActivity(acting.began(fence));
    Optional<RegistrationReceipt> held = held(wanted.domain(), note);
    if (held.isEmpty()) {
      note.awaitSettled(settings.settle(), wanted.domain());
    }
    RegistrationReceipt receipt = held.orElseGet(() -> buy(guard, wanted, note, fence));
    if (receipt.paid() != null) {
      spending.spent(fence, settings.account(), wanted.domain().value(), receipt.paid());
    }
    return receipt;
  }

  private RegistrationReceipt buy(
      Guard guard, Registration wanted, PurchaseNote note, Fence fence) {
    String subject = wanted.domain().value();
    boolean first = false;
    boolean sent = false;
    try {
      Money price = Objects.requireNonNull(acceptablePrice(wanted));
      first = spending.reserve(fence, settings.account(), subject, price);
      note.write(price);
      guard.beforeSending();
      sent = true;
      return send(wanted, price);
    } catch (ApplicationFailure e) {
      boolean taken = DomainProblem.DOMAIN_TAKEN.name().equals(e.getType());
      // An order of an earlier attempt may have arrived after our look: then it is ours.
      Optional<RegistrationReceipt> ours = taken ? held(wanted.domain(), note) : Optional.empty();
      // Only this order was ever sent, and it was refused; else an earlier one may have bought.
      if (first && sent && ours.isEmpty() && e.isNonRetryable()) {
        spending.release(fence, settings.account(), subject);
      }
      return ours.orElseThrow(() -> e);
    }
  }

  private RegistrationReceipt send(Registration wanted, @Nullable Money offered) {
    try {
      InwxClient.Pending<CreatedDomain> created =
          inwx.createDomain(InwxOrders.domain(wanted, settings));
      CreatedDomain answer = created.answer();
      String currency = Optional.ofNullable(answer.currency()).orElse(settings.currency());
      Money paid = Optional.ofNullable(Offered.money(answer.price(), currency)).orElse(offered);
      return new RegistrationReceipt(wanted.domain(), paid, created.pending());
    } catch (InwxException e) {
      if (e.result() == InwxCode.EXISTS) {
        throw VendorFailures.parks(DomainProblem.DOMAIN_TAKEN, e.getMessage());
      }
      throw failures.ofPurchase(e);
    } catch (VendorException e) {
      throw failures.ofPurchase(e);
    }
  }

  /** Ours already. The price is named when this operation bought it and no run has named it. */
  private Optional<RegistrationReceipt> held(DomainName domain, PurchaseNote note) {
    return find(domain)
        .filter(note::countsAsHeld)
        .map(
            held -> {
              Holding holding = HoldingStates.of(domain, Optional.of(held.word()));
              boolean pending = holding.state() != Holding.State.ACTIVE;
              return new RegistrationReceipt(domain, paidFor(held, domain, note), pending);
            });
  }

  /** The registrar's clock may be behind ours: then the run before has bought it and named that. */
  private @Nullable Money paidFor(Domain held, DomainName domain, PurchaseNote note) {
    if (spending.named(settings.account(), domain.value())) {
      return null;
    }
    Money paid = note.paidFor(held, () -> check(domain).price());
    return paid == null ? spending.unnamed(settings.account(), domain.value()).orElse(null) : paid;
  }

  private @Nullable Money acceptablePrice(Registration wanted) {
    Offer offer = offer(wanted.domain());
    Availability found = Offered.of(wanted.domain(), offer, settings.currency());
    PurchaseRules.check(found, offer, wanted.priceLimit());
    return found.price();
  }

  private Offer offer(DomainName domain) {
    return failures
        .during(() -> inwx.checkDomain(domain.value()))
        .orElseThrow(
            () ->
                VendorFailures.parks(
                    DomainProblem.DOMAIN_STATUS_UNKNOWN,
                    "inwx gave no answer about " + domain + "; look there and retry"));
  }

  private Optional<Domain> find(DomainName domain) {
    return failures.during(() -> inwx.findDomain(domain.value()));
  }
}
