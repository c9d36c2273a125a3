package dev.longhaul.activities.fakes;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.temporal.common.converter.DataConverter;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How an activity failed, as Temporal sees it. */
public record Failed(
    String type, String message, boolean retryable, boolean benign, Duration nextTry) {

  /** The failure of the call; fails itself when the call succeeds. */
  public static Failed by(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    Throwable failure = thrown instanceof ActivityFailure ? thrown.getCause() : thrown;
    if (failure instanceof ApplicationFailure application) {
      return new Failed(
          application.getType(),
          application.getOriginalMessage(),
          !application.isNonRetryable(),
          application.getCategory() == ApplicationErrorCategory.BENIGN,
          application.getNextRetryDelay());
    }
    throw new AssertionError("expected an ApplicationFailure, got " + thrown, thrown);
  }

  /** Everything that stands in a history about the failure, as JSON text. */
  public static String recorded(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    return DataConverter.getDefaultInstance().exceptionToFailure(thrown).toString();
  }
}
