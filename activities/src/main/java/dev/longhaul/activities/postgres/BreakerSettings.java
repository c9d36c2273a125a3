package dev.longhaul.activities.postgres;

import java.time.Duration;

/**
 * When a vendor account is left alone by itself.
 *
 * @param failures so many calls in a row without an answer; 0 means never
 * @param after for at least so long
 * @param pause before the first probe; doubled after each that fails, up to 32 times
 */
public record BreakerSettings(int failures, Duration after, Duration pause) {
  public static final BreakerSettings DEFAULT =
      new BreakerSettings(10, Duration.ofMinutes(1), Duration.ofSeconds(30));
}
