package dev.longhaul.emulators.faults;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that really happened at a vendor.
 *
 * @param kind what happened, e.g. {@code domain-registered}
 * @param subject to what, e.g. {@code acme.example}
 * @param detail anything a reader may want to know
 * @param amountMinor what it cost in minor units; null when it cost nothing
 * @param currency the currency of the amount; null when it cost nothing
 * @param at when, by the emulated clock
 */
public record Effect(
    String kind,
    String subject,
    String detail,
    @Nullable Long amountMinor,
    @Nullable String currency,
    Instant at) {

  /** What it cost, when it cost something. */
  public Optional<Money> cost() {
    return amountMinor == null || currency == null
        ? Optional.empty()
        : Optional.of(new Money(amountMinor, currency));
  }
}
