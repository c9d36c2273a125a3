package dev.longhaul.durable;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Runs writes so that no cancel reaches them: what was sent is never abandoned. */
final class Writes {
  /** How long a running write may go on after a stop to finish its retries and read back. */
  static final Duration GRACE = Duration.ofMinutes(2);

  private final Stops stops;

  Writes(Stops stops) {
    this.stops = stops;
  }

  /** Runs a write to its end; after a stop it has {@link #GRACE}, then nobody knows. */
  Object run(Functions.Func<Object> call) {
    CompletablePromise<Object> done = Workflow.newPromise();
    CancellationScope writing =
        Workflow.newDetachedCancellationScope(() -> done.completeFrom(Async.function(call)));
    writing.run();
    Workflow.newDetachedCancellationScope(
            () -> {
              Workflow.await(() -> done.isCompleted() || stops.pressing());
              TimedWait.until(GRACE, "Grace for a running write", done::isCompleted);
            })
        .run();
    if (!done.isCompleted()) {
      writing.cancel("a stop was asked for and the grace is over");
    }
    try {
      return done.get();
    } catch (ActivityFailure e) {
      if (stops.pressing() && Failures.isCancellation(e)) {
        throw StepBlocked.outcomeUnknown();
      }
      VendorPause pause = Failures.pause(e).orElse(null);
      if (pause != null) {
        throw StepBlocked.paused(pause);
      }
      throw e;
    }
  }
}
