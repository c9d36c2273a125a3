package dev.longhaul.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How a port refuses; each method fails when the call succeeds. */
final class Refused {
  private Refused() {}

  /** For good, for a reason that the workflow knows by its name. */
  static void forGood(Enum<?> problem, ThrowingCallable call) {
    ApplicationFailure failure = failure(call);
    assertThat(failure.getType()).isEqualTo(problem.name());
    assertThat(failure.isNonRetryable()).as(failure.getOriginalMessage()).isTrue();
    assertThat(failure.getOriginalMessage()).isNotBlank();
  }

  /** For now, with the time of the next try; nobody is told of it. */
  static void notYet(ThrowingCallable call) {
    ApplicationFailure failure = failure(call);
    assertThat(failure.isNonRetryable()).as(failure.getOriginalMessage()).isFalse();
    assertThat(failure.getCategory()).isEqualTo(ApplicationErrorCategory.BENIGN);
    assertThat(failure.getNextRetryDelay()).isPositive();
  }

  /** For now; the same call is worth another try. */
  static void forNow(ThrowingCallable call) {
    assertThat(failure(call).isNonRetryable()).isFalse();
  }

  private static ApplicationFailure failure(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    Throwable failure = thrown instanceof ActivityFailure ? thrown.getCause() : thrown;
    assertThat(failure).as("what was thrown").isInstanceOf(ApplicationFailure.class);
    return (ApplicationFailure) failure;
  }
}
