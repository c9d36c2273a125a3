package dev.longhaul.activities.inwx;

import dev.longhaul.activities.acting.Guard;
import dev.longhaul.activities.acting.SecretReader;
import dev.longhaul.activities.acting.Spending;
import dev.longhaul.activities.http.VendorException;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.domains.Contact;
import dev.longhaul.domains.ContactHandles;
import dev.longhaul.domains.Contacts;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.DomainProblem;
import dev.longhaul.domains.TransferMeaning;
import dev.longhaul.domains.TransferOrder;
import dev.longhaul.domains.TransferRequest;
import dev.longhaul.domains.TransferStanding;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.Secret;
import io.temporal.failure.ApplicationFailure;
import java.util.Map;
import java.util.Objects;

/** Asks the registrar to move a domain here: with the contacts, the auth code and the money. */
final class TransferRequester {
  private final InwxClient inwx;
  private final InwxTransfers transfers;
  private final InwxSettings settings;
  private final SecretReader secrets;
  private final Spending spending;
  private final InwxFailures failures;

  TransferRequester(
      InwxClient inwx, InwxSettings settings, SecretReader secrets, Spending spending) {
    this.inwx = inwx;
    this.transfers = inwx.transfers();
    this.settings = settings;
    this.secrets = secrets;
    this.spending = spending;
    this.failures = new InwxFailures(settings.settle());
  }

  /**
   * Asks for the domain, whose look was {@code found}. A refusal gives what was reserved for it
   * back; after a lost answer it stays reserved until a look has told.
   */
  TransferStanding ask(Guard guard, Fence fence, TransferRequest request, TransferStanding found) {
    TransferOrder order = request.order();
    Secret code = code(request);
    Money price =
        InwxTransferOrders.acceptable(order.domain(), found.price(), request.priceLimit());
    ContactHandles handles = handles(guard, order);
    spending.reserve(fence, settings.account(), order.domain().value(), price);
    guard.beforeSending();
    boolean begun;
    try {
      begun = send(InwxTransferOrders.transfer(order, handles, code), order.domain());
    } catch (ApplicationFailure e) {
      if (e.isNonRetryable()) {
        spending.release(fence, settings.account(), order.domain().value());
      }
      throw e;
    }
    // What is known already would only cost a turn at the account to hear again.
    return begun
        ? asked(found)
        : failures
            .during(() -> transfers.find(order.domain().value()))
            .flatMap(known -> TransferLook.held(order.domain(), known, price))
            .orElseGet(() -> asked(found));
  }

  /** Whether the registrar says that the transfer has begun now. */
  private boolean send(Map<String, Object> params, DomainName domain) {
    try {
      return transfers.transfer(params);
    } catch (InwxException e) {
      refuse(domain, e);
      return false;
    } catch (VendorException e) {
      throw failures.ofPurchase(e);
    }
  }

  /** The registrar has the request and does not show it yet. */
  private static TransferStanding asked(TransferStanding before) {
    return new TransferStanding(
        before.domain(),
        TransferStanding.State.MOVING,
        TransferMeaning.UNDER_WAY,
        TransferWords.TRANSFER_REQUESTED.word(),
        before.price());
  }

  private Secret code(TransferRequest request) {
    if (request.authCode() == null) {
      throw VendorFailures.parks(
          DomainProblem.AUTH_CODE_MISSING,
          "nobody has given the auth code of %1$s; longhaul domain auth-code %1$s"
              .formatted(request.order().domain()));
    }
    return secrets.read(request.authCode());
  }

  private ContactHandles handles(Guard guard, TransferOrder order) {
    Contacts contacts = order.contacts();
    return contacts == null
        ? ContactHandles.all(Objects.requireNonNull(order.contactHandle()))
        : contacts.handles(contact -> contact(guard, contact));
  }

  /** The registrar gives the handle of an identical contact again. */
  private String contact(Guard guard, Contact contact) {
    guard.beforeSending();
    try {
      return Long.toString(inwx.createContact(InwxOrders.contact(contact)).id());
    } catch (VendorException e) {
      throw failures.of(e, DomainProblem.CONTACT_REFUSED);
    }
  }

  /** Returns when the registrar has an earlier request of ours: that is what was wanted. */
  private void refuse(DomainName domain, InwxException e) {
    switch (e.result()) {
      case TRANSFER_PENDING, EXISTS -> {}
      case AUTH_CODE ->
          throw VendorFailures.parks(
              DomainProblem.AUTH_CODE_WRONG,
              e.getMessage() + "; give the right one: longhaul domain auth-code " + domain);
      case STATUS_PROHIBITS, NOT_TRANSFERABLE ->
          throw VendorFailures.parks(
              DomainProblem.DOMAIN_LOCKED,
              e.getMessage() + "; its owner unlocks it at the losing registrar, then retry");
      default -> throw failures.ofPurchase(e);
    }
  }
}
