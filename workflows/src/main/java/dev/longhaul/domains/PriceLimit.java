package dev.longhaul.domains;

import dev.longhaul.durable.Money;
import java.util.Optional;

/** The limit of an order's price as a field that a person may edit, checked like the order. */
public final class PriceLimit {
  public static final String FIELD = "price_limit";

  private PriceLimit() {}

  /** What is wrong with {@code text} as another limit of this order, if anything. */
  public static Optional<String> complaint(DomainOrder order, String text) {
    Money wished;
    try {
      wished = Money.parse(text);
    } catch (IllegalArgumentException e) {
      return wrong(" must be an amount like 20.00 EUR");
    }
    if (!wished.currency().equals(order.priceLimit().currency())) {
      return wrong(" must be in " + order.priceLimit().currency() + ", like the order's");
    }
    if (wished.minor() <= 0) {
      return wrong(" must be more than nothing");
    }
    Money highest = order.highestLimit();
    return highest != null && wished.exceeds(highest)
        ? wrong(" may be " + highest + " at most, by the catalogue")
        : Optional.empty();
  }

  private static Optional<String> wrong(String words) {
    return Optional.of(FIELD + words);
  }

  /** The order with another limit. */
  public static DomainOrder changed(DomainOrder order, Money limit) {
    return new DomainOrder(
        order.domain(),
        order.contacts(),
        order.contactHandle(),
        order.nameservers(),
        limit,
        order.registrar(),
        order.patience(),
        order.extData(),
        order.approvalAbove(),
        order.highestLimit());
  }
}
