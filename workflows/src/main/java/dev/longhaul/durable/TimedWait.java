package dev.longhaul.durable;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The only timed wait. Temporal's own {@code Workflow.await(Duration, condition)} answers false
 * when the timer fired even if the condition holds by then, and leaves its timer behind; this one
 * asks the condition again, takes the timer away, and names it for the Web UI.
 */
final class TimedWait {
  private TimedWait() {}

  /** Waits until the condition holds or the time is over; returns whether the condition holds. */
  static boolean until(Duration limit, String summary, BooleanSupplier condition) {
    if (condition.getAsBoolean()) {
      return true;
    }
    if (limit.isZero() || limit.isNegative()) {
      return false;
    }
    List<Promise<Void>> timer = new ArrayList<>(1);
    TimerOptions options = TimerOptions.newBuilder().setSummary(summary).build();
    CancellationScope timing =
        Workflow.newCancellationScope(() -> timer.add(Workflow.newTimer(limit, options)));
    timing.run();
    Workflow.await(() -> timer.get(0).isCompleted() || condition.getAsBoolean());
    if (!timer.get(0).isCompleted()) {
      timing.cancel("no longer needed");
    }
    return condition.getAsBoolean();
  }
}
