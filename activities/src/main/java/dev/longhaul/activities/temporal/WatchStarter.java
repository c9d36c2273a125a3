package dev.longhaul.activities.temporal;

import dev.longhaul.durable.TaskQueues;
import dev.longhaul.durable.WatchWorkflow;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the one workflow that watches all operations runs; one that runs is left alone.
 * However often it is called, it asks Temporal from time to time only.
 */
public final class WatchStarter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(WatchStarter.class);

  private final WorkflowClient client;
  private final Duration again;
  private @Nullable Instant seen;

  /**
   * @param again how long an answer is believed: somebody may have terminated it since
   */
  public WatchStarter(WorkflowClient client, Duration again) {
    this.client = client;
    this.again = again;
  }

  @Override
  public void run() {
    if (due()) {
      start();
    }
  }

  private synchronized boolean due() {
    Instant now = Instant.now();
    boolean due = seen == null || !now.isBefore(seen.plus(again));
    seen = due ? now : seen;
    return due;
  }

  private synchronized void forget() {
    seen = null;
  }

  private void start() {
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(WatchWorkflow.ID)
            .setTaskQueue(TaskQueues.MAIN)
            .setWorkflowIdConflictPolicy(
                WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
            .setStaticSummary("Watch for stuck operations")
            .build();
    try {
      client.newUntypedWorkflowStub(WatchWorkflow.TYPE, options).start();
    } catch (WorkflowServiceException e) {
      forget();
      LOG.warn("cannot see whether operations are watched; trying again", e);
    }
  }
}
