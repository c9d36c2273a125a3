package dev.longhaul.durable;

import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.failure.TerminatedFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.Optional;

/** Reads Temporal's failure chains, so that nobody casts a cause blindly. */
public final class Failures {
  public static final String OUTCOME_UNKNOWN = "OUTCOME_UNKNOWN";

  private Failures() {}

  /** The type and the sentence an operator gets to see. */
  public static FailureReport report(TemporalFailure failure) {
    Throwable cause = failure.getCause();
    String call = callOf(failure);
    if (cause instanceof ApplicationFailure application) {
      return new FailureReport(application.getType(), application.getOriginalMessage());
    }
    if (cause instanceof TimeoutFailure timeout) {
      return new FailureReport("TIMEOUT", call + timeoutSentence(timeout));
    }
    if (cause instanceof CanceledFailure) {
      return new FailureReport("CANCELED", call + " was cancelled");
    }
    if (cause instanceof TerminatedFailure) {
      return new FailureReport("TERMINATED", call + " was terminated from outside");
    }
    return new FailureReport("UNKNOWN", call + " failed: " + failure.getMessage());
  }

  /** The pause that refused an activity, if that is why it failed. */
  public static Optional<VendorPause> pause(TemporalFailure failure) {
    return failure.getCause() instanceof ApplicationFailure refused
            && VendorPause.TYPE.equals(refused.getType())
        ? Optional.of(refused.getDetails().get(VendorPause.class))
        : Optional.empty();
  }

  /** Whether the failure is only the echo of a cancellation. */
  public static boolean isCancellation(TemporalFailure failure) {
    return failure instanceof CanceledFailure || failure.getCause() instanceof CanceledFailure;
  }

  static boolean isAlreadyRunning(ChildWorkflowFailure failure) {
    return failure.getCause() instanceof WorkflowExecutionAlreadyStarted;
  }

  private static String callOf(TemporalFailure failure) {
    if (failure instanceof ActivityFailure activity) {
      return activity.getActivityType();
    }
    if (failure instanceof ChildWorkflowFailure child) {
      return child.getExecution().getWorkflowId();
    }
    return "the call";
  }

  private static String timeoutSentence(TimeoutFailure timeout) {
    String last =
        timeout.getCause() instanceof ApplicationFailure application
            ? "; last error: " + application.getOriginalMessage()
            : "";
    return switch (timeout.getTimeoutType()) {
      case TIMEOUT_TYPE_HEARTBEAT -> " lost its worker" + last;
      case TIMEOUT_TYPE_SCHEDULE_TO_START -> " found no worker" + last;
      default -> " did not succeed in the time it is given" + last;
    };
  }
}
