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

/**
 * See {@link RegisterDomainWorkflow}. A bought domain is never given back, so nothing is undone.
 */
public final class RegisterDomainWorkflowImpl extends OperationWorkflow
    implements RegisterDomainWorkflow {
  private DomainOrder order;
  private Port<DomainActivities> registrar;
  private Money paid;

  public RegisterDomainWorkflowImpl() {
    super(KIND, Step.values());
  }

  @Override
  public DomainResult register(DomainOrder order) {
    this.order = order;
    this.registrar = operation.port(DomainActivities.class, order.registrar());
    return operation.run(
        "register " + order.domain(),
        () -> {
          Holding held = operation.step(CHECK_AVAILABILITY, this::checkAvailability);
          ContactHandles contacts = operation.step(PREPARE_CONTACTS, () -> prepare(held));
          operation.step(REGISTER, () -> buy(held, contacts));
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
    refuseAboveLimit(answer.price());
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

  private void refuseAboveLimit(Money price) {
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
  }

  private ContactHandles prepare(Holding held) {
    if (held.state() == Holding.State.ACTIVE) {
      operation.fact("not needed");
      return null;
    }
    if (order.contacts() == null) {
      operation.fact("contact " + order.contactHandle());
      return ContactHandles.all(order.contactHandle());
    }
    ContactHandles handles =
        registrar
            .act("Enter the contacts of " + order.domain())
            .ensureContacts(operation.fence(), order.contacts());
    operation.fact("registrant " + handles.registrant());
    return handles;
  }

  private void buy(Holding held, ContactHandles contacts) {
    if (held.state() == Holding.State.ACTIVE) {
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
                    contacts,
                    order.nameservers(),
                    order.priceLimit(),
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
