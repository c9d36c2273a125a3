package dev.longhaul.activities.acting;

import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a vendor may take until a request whose answer was lost shows in its own listings. After
 * an ambiguous failure (time-out, 5xx, cut connection) the next attempt waits this long, looks, and
 * only then sends again.
 */
public record SettleTime(Duration duration) {
  public static final SettleTime DEFAULT = new SettleTime(Duration.ofSeconds(30));

  public SettleTime {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("settle time must not be negative: " + duration);
    }
  }

  /**
   * Refuses to send again while a request of an earlier attempt may still settle. A worker that
   * died after sending leaves no failure behind, only the moment that it noted.
   *
   * @param sentAt when an earlier attempt was about to send, by its own clock
   */
  public void awaitAfter(Instant sentAt, String message) {
    Duration rest = Duration.between(Instant.now(), sentAt.plus(duration));
    if (!rest.isNegative() && !rest.isZero()) {
      throw ActingProblem.OUTCOME_UNKNOWN.retryableAfter(rest, message, null);
    }
  }

  /** The failure after which Temporal tries again when the settle time is over. */
  public ApplicationFailure outcomeUnknown(String message, Throwable cause) {
    return ActingProblem.OUTCOME_UNKNOWN.retryableAfter(duration, message, cause);
  }
}
