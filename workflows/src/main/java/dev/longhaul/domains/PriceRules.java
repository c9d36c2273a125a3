package dev.longhaul.domains;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.Operation;
import dev.longhaul.durable.StepBlocked;
import dev.longhaul.durable.StepRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a domain may cost (O-17): the order's limit, which may be edited, and above the settings'
 * limit what somebody else than the starter has approved.
 */
public final class PriceRules {
  /** The field with which a second person approves; an approval is of its run alone. */
  static final String APPROVED = "approved_price";

  private final Operation operation;
  private final Priced order;

  PriceRules(Operation operation, Priced order) {
    this.operation = operation;
    this.order = order;
  }

  /** The limit of an order may be edited. */
  public static <T> StepRule<T> limit(Priced order, StepRule<T> rule) {
    return rule.editable(PriceLimit.FIELD, text -> PriceLimit.complaint(order, text));
  }

  /** The same, and the step may be told what a second person has approved. */
  <T> StepRule<T> on(StepRule<T> rule) {
    StepRule<T> limit = limit(order, rule);
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

  /**
   * Returns when the domain may cost this.
   *
   * @throws StepBlocked PRICE_UNKNOWN, PRICE_ABOVE_LIMIT or APPROVAL_NEEDED otherwise
   */
  void check(@Nullable Money price) {
    DomainName domain = order.domain();
    if (price == null) {
      throw StepBlocked.because(
          DomainProblem.PRICE_UNKNOWN,
          "the registrar names no price for " + domain + "; retry later, or abort");
    }
    if (price.exceeds(limit())) {
      throw StepBlocked.because(
          DomainProblem.PRICE_ABOVE_LIMIT,
          "%s costs %s, the order allows %s; abort, give up, or allow more: %s"
              .formatted(domain, price, limit(), edit(PriceLimit.FIELD, price)));
    }
    if (price.exceeds(allowed())) {
      throw StepBlocked.because(
          DomainProblem.APPROVAL_NEEDED,
          "%s costs %s; above %s somebody else than %s approves it: %s"
              .formatted(domain, price, allowed(), operation.startedBy(), edit(APPROVED, price)));
    }
  }

  private String edit(String field, Money price) {
    return "longhaul operation decide %s edit --set %s='%s'"
        .formatted(RegisterDomainWorkflow.id(order.domain()), field, price);
  }

  /** The most that may be paid, by the order's limit and by who has approved it. */
  Money allowed() {
    Money most = limit();
    if (order.approvalAbove() == null) {
      return most;
    }
    Money approved = operation.edited(APPROVED).map(Money::parse).orElse(order.approvalAbove());
    return most.exceeds(approved) ? approved : most;
  }

  private Money limit() {
    return operation.edited(PriceLimit.FIELD).map(Money::parse).orElse(order.priceLimit());
  }
}
