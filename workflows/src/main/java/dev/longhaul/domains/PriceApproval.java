package dev.longhaul.domains;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.Operation;
import dev.longhaul.durable.StepBlocked;
import dev.longhaul.durable.StepRule;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a domain may cost (O-17): the order's limit, and above the settings' limit what somebody
 * else than the starter has approved.
 */
final class PriceApproval {
  /** The field with which a second person approves. */
  static final String APPROVED = "approved_price";

  private final Operation operation;
  private final DomainName domain;
  private final Supplier<Money> limit;
  private final @Nullable Money above;

  /**
   * For one order.
   *
   * @param above a dearer domain needs the word of a second person; null means never
   */
  PriceApproval(
      Operation operation, DomainName domain, Supplier<Money> limit, @Nullable Money above) {
    this.operation = operation;
    this.domain = domain;
    this.limit = limit;
    this.above = above;
  }

  /** The step may be told what a second person has approved. */
  <T> StepRule<T> on(StepRule<T> rule) {
    return above == null ? rule : rule.editableBy(APPROVED, this::complaint);
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

  /** What the domain may cost by the order's limit and by who has approved it. */
  Money allowed() {
    Money most = limit.get();
    if (above == null) {
      return most;
    }
    Money approved = operation.edited(APPROVED).map(Money::parse).orElse(above);
    return most.exceeds(approved) ? approved : most;
  }

  /**
   * Returns when nobody has to be asked about the price any more.
   *
   * @throws StepBlocked APPROVAL_NEEDED otherwise
   */
  void refuseUnapproved(Money price) {
    if (price.exceeds(allowed())) {
      throw StepBlocked.because(
          DomainProblem.APPROVAL_NEEDED,
          ("%s costs %s; above %s somebody else than %s approves it: longhaul operation decide"
                  + " domain:%s edit --set %s='%s'")
              .formatted(domain, price, allowed(), operation.startedBy(), domain, APPROVED, price));
    }
  }
}
