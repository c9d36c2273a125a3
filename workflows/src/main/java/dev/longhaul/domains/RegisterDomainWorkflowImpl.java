package dev.longhaul.domains;

import static dev.longhaul.domains.RegisterDomainWorkflow.Step.AWAIT_REGISTRATION;
import static dev.longhaul.domains.RegisterDomainWorkflow.Step.CHECK_AVAILABILITY;
import static dev.longhaul.domains.RegisterDomainWorkflow.Step.PREPARE_CONTACTS;
import static dev.longhaul.domains.RegisterDomainWorkflow.Step.REGISTER;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationWorkflow;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.Port;
import dev.longhaul.durable.StepBlocked;
import dev.longhaul.durable.StepRule;
import io.temporal.workflow.WorkflowInit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * See {@link RegisterDomainWorkflow}. A bought domain is never given back, so nothing is undone.
 */
public final class RegisterDomainWorkflowImpl extends OperationWorkflow
    implements RegisterDomainWorkflow {
  /** The field with which a second person approves. */
  static final String APPROVED = "approved_price";

  private final DomainOrder order;
  private final Port<DomainActivities> registrar;
  private @Nullable Money paid;

  /** The order is known before the first signal: Temporal hands it to the constructor too. */
  @WorkflowInit
  public RegisterDomainWorkflowImpl(DomainOrder order) {
    super(KIND, Step.values());
    this.order = order;
    this.registrar = operation.port(DomainActivities.class, order.registrar());
  }

  @Override
  public DomainResult register(DomainOrder order) {
    return operation.run(
        "register " + order.domain(),
        () -> {
          Holding held = operation.step(CHECK_AVAILABILITY, approval(), this::checkAvailability);
          Optional<ContactHandles> contacts = operation.step(PREPARE_CONTACTS, () -> prepare(held));
          operation.step(REGISTER, () -> buy(contacts));
          operation.step(AWAIT_REGISTRATION, this::awaitRegistration);
          return new DomainResult(Outcome.SUCCEEDED, order.domain(), paid, "registered");
        });
  }

  private Holding checkAvailability() {
    Holding held = registrar.look("Do we hold " + order.domain() + "?").holding(order.domain());
    if (held.state() == Holding.State.ACTIVE || held.state() == Holding.State.PENDING) {
      operation.fact("already in our account (" + held.vendorStatus() + ")");
      return held;
    }
    Availability answer = registrar.look("Is " + order.domain() + " free?").check(order.domain());
    refuseUnlessFree(answer);
    refuseUnapproved(withinLimit(answer.price()));
    operation.fact("free, " + answer.price());
    return held;
  }

  private void refuseUnlessFree(Availability answer) {
    switch (answer.status()) {
      case FREE -> {}
      case TAKEN ->
          throw StepBlocked.because(
              DomainProblem.DOMAIN_TAKEN,
              order.domain() + " is registered by somebody else; abort and order another name");
      case UNKNOWN ->
          throw StepBlocked.because(
              DomainProblem.DOMAIN_STATUS_UNKNOWN,
              "the registrar cannot say whether " + order.domain() + " is free; retry later");
    }
  }

  private Money withinLimit(@Nullable Money price) {
    if (price == null) {
      throw StepBlocked.because(
          DomainProblem.PRICE_UNKNOWN,
          "the registrar names no price for " + order.domain() + "; retry later, or abort");
    }
    if (price.exceeds(order.priceLimit())) {
      throw StepBlocked.because(
          DomainProblem.PRICE_ABOVE_LIMIT,
          "%s costs %s, the order allows %s; abort or give up, and order again with another limit"
              .formatted(order.domain(), price, order.priceLimit()));
    }
    return price;
  }

  /** Above the settings' limit somebody else than the starter names what the domain may cost. */
  private StepRule<Holding> approval() {
    StepRule<Holding> plain = StepRule.plain();
    return order.approvalAbove() == null ? plain : plain.editableBy(APPROVED, this::complaint);
  }

  private Optional<String> complaint(Actor actor, String amount) {
    if (actor.equals(operation.startedBy())) {
      return Optional.of(actor + " has ordered this; somebody else has to approve it");
    }
    if (actor.isUnauthenticated()) {
      return Optional.of("nobody has checked who " + actor + " is; approve it over the API");
    }
    try {
      Money.parse(amount);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(APPROVED + ": write an amount like 120.00 EUR");
    }
  }

  private void refuseUnapproved(Money price) {
    if (price.exceeds(allowed())) {
      throw StepBlocked.because(
          DomainProblem.APPROVAL_NEEDED,
          ("%s costs %s; above %s somebody else than %s approves it: longhaul operation decide"
                  + " domain:%s edit --set %s='%s'")
              .formatted(
                  order.domain(),
                  price,
                  allowed(),
                  operation.startedBy(),
                  order.domain(),
                  APPROVED,
                  price));
    }
  }

  /** What the domain may cost by the order's limit and by who has approved it. */
  private Money allowed() {
    Money limit = order.priceLimit();
    Money above = order.approvalAbove();
    if (above == null) {
      return limit;
    }
    Money approved = operation.edited(APPROVED).map(Money::parse).orElse(above);
    return limit.exceeds(approved) ? approved : limit;
  }

  private Optional<ContactHandles> prepare(Holding held) {
    if (held.state() == Holding.State.ACTIVE) {
      operation.fact("not needed");
      return Optional.empty();
    }
    if (order.contacts() == null) {
      operation.fact("contact " + order.contactHandle());
      return Optional.of(ContactHandles.all(Objects.requireNonNull(order.contactHandle())));
    }
    ContactHandles handles =
        registrar
            .act("Enter the contacts of " + order.domain())
            .ensureContacts(operation.fence(), order.contacts());
    operation.fact("registrant " + handles.registrant());
    return Optional.of(handles);
  }

  private void buy(Optional<ContactHandles> contacts) {
    if (contacts.isEmpty()) {
      operation.fact("nothing to buy");
      return;
    }
    RegistrationReceipt receipt =
        registrar
            .act("Register " + order.domain())
            .register(
                operation.fence(),
                new Registration(
                    order.domain(),
                    contacts.get(),
                    order.nameservers(),
                    allowed(),
                    order.extData()));
    if (receipt.paid() != null) {
      paid = receipt.paid();
      operation.paid(paid);
    }
    operation.fact(paid == null ? "was ordered before" : "ordered, " + paid);
  }

  private void awaitRegistration() {
    Holding held =
        operation.within(
            order.patience(),
            "the registration of " + order.domain(),
            DomainProblem.REGISTRATION_SLOW,
            () ->
                registrar
                    .await("Wait for the registration of " + order.domain())
                    .awaitRegistered(order.domain()));
    if (held.state() != Holding.State.ACTIVE) {
      throw StepBlocked.because(
          DomainProblem.REGISTRATION_FAILED,
          "the registrar reports %s as %s; look there, then retry or give up"
              .formatted(order.domain(), held.vendorStatus()));
    }
    operation.fact(paid == null ? "ours" : "registered, " + paid);
    operation.conclude(order.domain() + " is ours" + (paid == null ? "" : ", paid " + paid));
  }
}
