package dev.longhaul.activities.acting;

import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why an activity could not act; the names are failure types on the wire. */
public enum ActingProblem {
  /** Another attempt or run works on the subject; waiting helps. */
  SUBJECT_BUSY,
  /** The connection that held the lock is gone; the next attempt takes it anew. */
  LOCK_LOST,
  /** A newer run of the operation has begun; this one must not write any more. */
  SUPERSEDED,
  /** A request was sent and nobody knows what came of it; the next attempt looks first. */
  OUTCOME_UNKNOWN,
  /** PostgreSQL does not answer; the next attempt asks again. */
  LEDGER_AWAY,
  /** A person or the breaker has paused the vendor account. */
  VENDOR_PAUSED,
  /** A secret is named that the ledger does not hold. */
  SECRET_MISSING;

  /** A failure that Temporal retries by the activity's own options. */
  public ApplicationFailure retryable(String message, @Nullable Throwable cause) {
    return ApplicationFailure.newFailureWithCause(message, name(), cause);
  }

  /** A failure that Temporal retries after {@code delay}. */
  public ApplicationFailure retryableAfter(
      Duration delay, String message, @Nullable Throwable cause) {
    return ApplicationFailure.newFailureWithCauseAndDelay(message, name(), cause, delay);
  }

  /** A wait, not an error: retried after {@code delay} and kept out of the error metrics. */
  public ApplicationFailure waiting(Duration delay, String message) {
    return ApplicationFailure.newBuilder()
        .setType(name())
        .setMessage(message)
        .setCategory(ApplicationErrorCategory.BENIGN)
        .setNextRetryDelay(delay)
        .build();
  }

  /** A failure that no retry can mend. */
  public ApplicationFailure permanent(String message) {
    return ApplicationFailure.newNonRetryableFailure(message, name());
  }
}
