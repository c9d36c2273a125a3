package dev.longhaul.durable;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/**
 * The kinds of activity call. All heartbeat in the background from their first second: the
 * heartbeat time-out, not start-to-close, finds a dead worker.
 */
public final class StepOptions {
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final Duration FIRST_RETRY = Duration.ofMillis(100);

  private StepOptions() {}

  /** A read: short, retried for up to ten minutes, cancelled at once. */
  public static ActivityOptions look(String queue, String summary) {
    return base(queue, summary)
        .setStartToCloseTimeout(Duration.ofSeconds(75))
        .setScheduleToCloseTimeout(Duration.ofMinutes(10))
        .setCancellationType(ActivityCancellationType.TRY_CANCEL)
        .build();
  }

  /** A write: locks, looks, sends, reads back; retried for up to fifteen minutes. */
  public static ActivityOptions act(String queue, String summary) {
    return base(queue, summary)
        .setStartToCloseTimeout(Duration.ofMinutes(5))
        .setScheduleToCloseTimeout(Duration.ofMinutes(15))
        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
        .build();
  }

  /** A wait for remote state: attempts without end; only a timer or a person ends it. */
  public static ActivityOptions await(String queue, String summary) {
    return await(queue, summary, 0);
  }

  /** A wait with a limited number of attempts; 0 means no limit. */
  public static ActivityOptions await(String queue, String summary, int attempts) {
    return base(queue, summary)
        .setRetryOptions(retry(attempts))
        .setStartToCloseTimeout(Duration.ofSeconds(75))
        .setCancellationType(ActivityCancellationType.TRY_CANCEL)
        .build();
  }

  /**
   * A note beside the process: no stop ends it, but what the ledger has not taken in a day does.
   */
  public static ActivityOptions owed(String queue, String summary) {
    return base(queue, summary)
        .setStartToCloseTimeout(Duration.ofSeconds(75))
        .setScheduleToCloseTimeout(Duration.ofDays(1))
        .build();
  }

  private static ActivityOptions.Builder base(String queue, String summary) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(queue)
        .setSummary(summary)
        .setHeartbeatTimeout(HEARTBEAT)
        .setRetryOptions(retry(0));
  }

  private static RetryOptions retry(int attempts) {
    return RetryOptions.newBuilder()
        .setInitialInterval(FIRST_RETRY)
        .setBackoffCoefficient(2)
        .setMaximumInterval(Duration.ofSeconds(20))
        .setMaximumAttempts(attempts)
        .build();
  }
}
