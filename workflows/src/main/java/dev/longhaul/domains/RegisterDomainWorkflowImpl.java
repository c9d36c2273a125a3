package dev.longhaul.domains;

import static dev.longhaul.domains.RegisterDomainWorkflow.Step.AWAIT_REGISTRATION;
import static dev.longhaul.domains.RegisterDomainWorkflow.Step.CHECK_AVAILABILITY;
import static dev.longhaul.domains.RegisterDomainWorkflow.Step.PREPARE_CONTACTS;
import static dev.longhaul.domains.RegisterDomainWorkflow.Step.REGISTER;

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
  private final DomainOrder order;
  private final PriceRules prices;
  private final Port<DomainActivities> registrar;
  private @Nullable Money paid;

  /** The order is known before the first signal: Temporal hands it to the constructor too. */
  @WorkflowInit
  public RegisterDomainWorkflowImpl(DomainOrder order) {
    super(KIND, Step.values());
    this.order = order;
    this.prices = new PriceRules(operation, order);
    this.registrar = operation.port(DomainActivities.class, order.registrar());
  }

  @Override
  public DomainResult register(DomainOrder order) {
    return operation.run(
        "register " + order.domain(),
        () -> {
          Holding held =
              operation.step(
                  CHECK_AVAILABILITY,
                  prices.on(StepRule.<Holding>plain()),
                  this::checkAvailability);
          Optional<ContactHandles> contacts = operation.step(PREPARE_CONTACTS, () -> prepare(held));
          operation.step(REGISTER, prices.on(StepRule.<Void>plain()), () -> buy(contacts));
          operation.step(AWAIT_REGISTRATION, this::awaitRegistration);
          return new DomainResult(Outcome.SUCCEEDED, order.domain(), paid, "registered");
        });
  }

  private Holding checkAvailability() {
    Holding held = registrar.look("Do we hold " + order.domain() + "?").holding(order.domain());
    if (held.state() == Holding.State.ACTIVE || held.state() == Holding.State.PENDING) {
      operation.fact("already in our account (" + held.vendorStatus() + ")");
      payFor(held.owed());
      return held;
    }
    Availability answer = registrar.look("Is " + order.domain() + " free?").check(order.domain());
    refuseUnlessFree(answer);
    prices.check(answer.price());
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
                    prices.allowed(),
                    order.extData()));
    payFor(receipt.paid());
    operation.fact(paid == null ? "was ordered before" : "ordered, " + paid);
  }

  /** Null: nothing, or what another run has named. */
  private void payFor(@Nullable Money price) {
    if (price != null) {
      paid = price;
      operation.paid(price);
    }
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
