package dev.longhaul.activities.temporal;

import dev.longhaul.durable.TaskQueues;
import dev.longhaul.durable.WatchWorkflow;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that the one workflow that watches all operations runs; asks once per process. */
public final class WatchStarter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(WatchStarter.class);

  private final WorkflowClient client;
  private final AtomicBoolean seen = new AtomicBoolean();

  public WatchStarter(WorkflowClient client) {
    this.client = client;
  }

  @Override
  public void run() {
    if (!seen.compareAndSet(false, true)) {
      return;
    }
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
      seen.set(false);
      LOG.warn("cannot see whether operations are watched; the next claim tries again", e);
    }
  }
}
