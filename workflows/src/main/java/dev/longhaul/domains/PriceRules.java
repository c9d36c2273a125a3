package dev.longhaul.domains;

import dev.longhaul.durable.Money;
import dev.longhaul.durable.Operation;
import dev.longhaul.durable.StepBlocked;
import dev.longhaul.durable.StepRule;
import org.jspecify.annotations.Nullable;

/** What a domain may cost: by the order's limit, and by who has approved it. */
final class PriceRules {
  private final Operation operation;
  private final DomainOrder order;
  private final PriceApproval approval;

  PriceRules(Operation operation, DomainOrder order) {
    this.operation = operation;
    this.order = order;
    this.approval =
        new PriceApproval(operation, order.domain(), this::limit, order.approvalAbove());
  }

  /**
   * The limit may be edited; above the settings' limit somebody else than the starter names what
   * the domain may cost.
   */
  <T> StepRule<T> editable() {
    StepRule<T> limit =
        StepRule.<T>plain().editable(PriceLimit.FIELD, text -> PriceLimit.complaint(order, text));
    return approval.on(limit);
  }

  /** Blocks the step unless the domain may cost this. */
  void check(@Nullable Money price) {
    if (price == null) {
      throw StepBlocked.because(
          DomainProblem.PRICE_UNKNOWN,
          "the registrar names no price for " + order.domain() + "; retry later, or abort");
    }
    if (price.exceeds(limit())) {
      throw StepBlocked.because(
          DomainProblem.PRICE_ABOVE_LIMIT,
          "%s costs %s, the order allows %s; abort, give up, or allow more: %s"
              .formatted(order.domain(), price, limit(), edit(PriceLimit.FIELD, price)));
    }
    approval.refuseUnapproved(price);
  }

  private String edit(String field, Money price) {
    return "longhaul operation decide %s edit --set %s='%s'"
        .formatted(RegisterDomainWorkflow.id(order.domain()), field, price);
  }

  /** The most that may be paid. */
  Money allowed() {
    return approval.allowed();
  }

  private Money limit() {
    return operation.edited(PriceLimit.FIELD).map(Money::parse).orElse(order.priceLimit());
  }
}
