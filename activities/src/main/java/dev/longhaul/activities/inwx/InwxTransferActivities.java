package dev.longhaul.activities.inwx;

import dev.longhaul.activities.acting.Acting;
import dev.longhaul.activities.acting.RegistrarLedger.Listed;
import dev.longhaul.activities.acting.SecretReader;
import dev.longhaul.activities.acting.Spending;
import dev.longhaul.activities.acting.TransferLedger;
import dev.longhaul.activities.http.VendorException;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.activities.inwx.wire.HeldDomain;
import dev.longhaul.activities.inwx.wire.Offer;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.DomainProblem;
import dev.longhaul.domains.TransferActivities;
import dev.longhaul.domains.TransferRequest;
import dev.longhaul.domains.TransferSettlement;
import dev.longhaul.domains.TransferStanding;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Money;
import io.temporal.activity.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Moves domains to INWX (D-03, D-04). A domain is asked for under its lock and after a look; the
 * registrar itself moves it once, and answers a second request with "pending".
 */
public final class InwxTransferActivities implements TransferActivities {
  /** So long the operation's own look counts: the registrar refuses to move a domain twice. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final InwxClient inwx;
  private final InwxTransfers transfers;
  private final InwxSettings settings;
  private final Acting acting;
  private final TransferLedger ledger;
  private final TransferRequester requester;
  private final Spending spending;
  private final Consumer<Listed> seen;
  private final InwxFailures failures;

  /**
   * With everything.
   *
   * @param seen is told of a domain once it is ours, long before the whole list is read again
   */
  public InwxTransferActivities(
      InwxClient inwx,
      InwxSettings settings,
      Acting acting,
      TransferLedger ledger,
      SecretReader secrets,
      Spending spending,
      Consumer<Listed> seen) {
    this.spending = spending;
    this.seen = seen;
    this.inwx = inwx;
    this.transfers = inwx.transfers();
    this.settings = settings;
    this.acting = acting;
    this.ledger = ledger;
    this.failures = new InwxFailures(settings.settle());
    this.requester = new TransferRequester(inwx, settings, secrets, spending);
  }

  @Override
  public TransferStanding look(DomainName domain) {
    Optional<HeldDomain> held = failures.during(() -> transfers.find(domain.value()));
    if (held.filter(TransferLook::ours).isPresent()) {
      return TransferLook.held(domain, held.get(), unnamed(domain)).orElseThrow();
    }
    Optional<Offer> offer = failures.during(() -> inwx.checkDomain(domain.value()));
    Money price =
        offer.map(found -> InwxTransferOrders.price(found, settings.currency())).orElse(null);
    return held.flatMap(known -> TransferLook.held(domain, known, price))
        .orElseGet(() -> TransferLook.absent(domain, offer, price));
  }

  private @Nullable Money unnamed(DomainName domain) {
    return spending.unnamed(settings.account(), domain.value()).orElse(null);
  }

  @Override
  public TransferStanding request(Fence fence, TransferRequest request) {
    DomainName domain = request.order().domain();
    return acting.act(
        subject(domain),
        fence,
        guard -> {
          TransferStanding found = seen(request).orElseGet(() -> look(domain));
          TransferStanding now =
              switch (found.state()) {
                case OURS, MOVING -> found;
                case ELSEWHERE -> requester.ask(guard, fence, request, found);
                case FREE ->
                    throw VendorFailures.parks(
                        DomainProblem.DOMAIN_FREE, "nobody has registered " + domain);
                case UNCLEAR ->
                    throw VendorFailures.parks(
                        DomainProblem.DOMAIN_STATUS_UNKNOWN,
                        "inwx cannot say where " + domain + " is; retry later");
              };
          // Also when it is ours by now: then an answer was lost and the transfer was quick.
          ledger.waiting(fence, settings.account(), request, now);
          return now;
        });
  }

  /** Only for the first attempt: what an earlier one has sent, nobody has seen yet. */
  private static Optional<TransferStanding> seen(TransferRequest request) {
    return Optional.ofNullable(request.look())
        .filter(look -> Activity.getExecutionContext().getInfo().getAttempt() <= 1)
        .filter(look -> Duration.between(look.at(), Instant.now()).abs().compareTo(FRESH) < 0)
        .map(TransferRequest.Look::standing);
  }

  @Override
  public TransferStanding settle(Fence fence, TransferSettlement settlement) {
    DomainName domain = settlement.domain();
    return acting.act(
        subject(domain),
        fence,
        guard -> {
          HeldDomain held = ours(domain);
          if (!InwxTransferOrders.isSettled(held, settlement)) {
            guard.beforeSending();
            failures.during(
                () -> {
                  transfers.update(InwxTransferOrders.settlement(settlement));
                  return domain;
                });
            held = ours(domain);
          }
          TransferStanding now = TransferLook.held(domain, held, null).orElseThrow();
          if (settlement.paid() != null) {
            spending.spent(fence, settings.account(), domain.value(), settlement.paid());
          }
          ledger.completed(fence, settlement, now);
          seen.accept(Listings.of(domain, held));
          return now;
        });
  }

  private HeldDomain ours(DomainName domain) {
    Optional<HeldDomain> held = failures.during(() -> transfers.find(domain.value()));
    return held.filter(TransferLook::ours)
        .orElseThrow(
            () ->
                VendorFailures.again(
                    "inwx does not show %s as ours yet (%s)"
                        .formatted(domain, held.map(HeldDomain::word).orElse("absent")),
                    settings.poll()));
  }

  @Override
  public TransferStanding cancel(Fence fence, DomainName domain) {
    return acting.act(
        subject(domain),
        fence,
        guard -> {
          if (look(domain).state() == TransferStanding.State.MOVING) {
            guard.beforeSending();
            cancelAtTheRegistrar(domain);
          }
          TransferStanding now = look(domain);
          if (now.state() == TransferStanding.State.ELSEWHERE) {
            spending.release(fence, settings.account(), domain.value());
          }
          return now;
        });
  }

  private void cancelAtTheRegistrar(DomainName domain) {
    try {
      transfers.cancel(domain.value());
    } catch (InwxException e) {
      if (e.result() != InwxCode.TRANSFER_NOT_PENDING) {
        throw failures.of(e);
      }
    } catch (VendorException e) {
      throw failures.of(e);
    }
  }

  private String subject(DomainName domain) {
    return settings.account() + "/domain/" + domain;
  }
}
