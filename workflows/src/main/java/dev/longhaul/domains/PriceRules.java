package dev.longhaul.domains;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.Operation;
import dev.longhaul.durable.StepBlocked;
import dev.longhaul.durable.StepRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a domain may cost: by the order's limit, and by who has approved it. */
final class PriceRules {
  /** The field with which a second person approves. */
  static final String APPROVED = "approved_price";

  private final Operation operation;
  private final DomainOrder order;

  PriceRules(Operation operation, DomainOrder order) {
    this.operation = operation;
    this.order = order;
  }

  /**
   * The limit may be edited; above the settings' limit somebody else than the starter names what
   * the domain may cost.
   */
  <T> StepRule<T> editable() {
    StepRule<T> limit =
        StepRule.<T>plain().editable(PriceLimit.FIELD, text -> PriceLimit.complaint(order, text));
    return order.approvalAbove() == null ? limit : limit.editableBy(APPROVED, this::complaint);
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
    if (price.exceeds(allowed())) {
      throw StepBlocked.because(
          DomainProblem.APPROVAL_NEEDED,
          "%s costs %s; above %s somebody else than %s approves it: %s"
              .formatted(
                  order.domain(), price, allowed(), operation.startedBy(), edit(APPROVED, price)));
    }
  }

  private String edit(String field, Money price) {
    return "longhaul operation decide %s edit --set %s='%s'"
        .formatted(RegisterDomainWorkflow.id(order.domain()), field, price);
  }

  /** The most that may be paid. */
  Money allowed() {
    Money limit = limit();
    Money above = order.approvalAbove();
    if (above == null) {
      return limit;
    }
    Money approved = operation.edited(APPROVED).map(Money::parse).orElse(above);
    return limit.exceeds(approved) ? approved : limit;
  }

  private Money limit() {
    return operation.edited(PriceLimit.FIELD).map(Money::parse).orElse(order.priceLimit());
  }
}
