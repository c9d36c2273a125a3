package dev.longhaul.activities.acting;

import dev.longhaul.durable.OperationId;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;

/** One attempt of one activity of an operation: the key of what it writes once. */
public record ActivityAttempt(OperationId operation, String runId, String activityId, int number) {
  /** The attempt that runs on this thread; only inside an activity. */
  public static ActivityAttempt current() {
    ActivityInfo activity = Activity.getExecutionContext().getInfo();
    return new ActivityAttempt(
        new OperationId(activity.getWorkflowId()),
        activity.getWorkflowRunId(),
        activity.getActivityId(),
        activity.getAttempt());
  }
}
