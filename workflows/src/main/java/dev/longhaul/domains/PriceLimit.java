package dev.longhaul.domains;

import dev.longhaul.durable.Money;
import java.util.Optional;

/** The limit of an order's price, as people write it in an order or in an edit. */
public final class PriceLimit {
  public static final String FIELD = "price_limit";

  private PriceLimit() {}

  /** What is wrong with {@code text} as the limit of any order, if anything. */
  public static Optional<String> complaint(String text) {
    try {
      return Money.parse(text).minor() > 0
          ? Optional.empty()
          : Optional.of("is not more than nothing");
    } catch (IllegalArgumentException e) {
      return Optional.of("is not an amount");
    }
  }

  /** What is wrong with {@code text} as another limit of this order, if anything. */
  static Optional<String> complaint(Priced order, String text) {
    return complaint(text)
        .or(() -> complaint(order, Money.parse(text)))
        .map(words -> FIELD + " " + words);
  }

  private static Optional<String> complaint(Priced order, Money wished) {
    if (!wished.currency().equals(order.priceLimit().currency())) {
      return Optional.of("must be in " + order.priceLimit().currency() + ", like the order's");
    }
    Money highest = order.highestLimit();
    return highest != null && wished.exceeds(highest)
        ? Optional.of("may be " + highest + " at most, by the catalogue")
        : Optional.empty();
  }
}
