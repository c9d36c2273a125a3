package dev.longhaul.worker;

import dev.longhaul.domains.WatchRegistrarWorkflow;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Memo;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.SearchAttributes;
import dev.longhaul.durable.TaskQueues;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the registrar's watcher runs, at the start and every minute; one that runs is
 * left alone. Temporal may be away meanwhile.
 */
final class RegistrarWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RegistrarWatch.class);
  private static final int EVERY_SECONDS = 60;

  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(RegistrarWatch::daemon);

  private RegistrarWatch() {}

  static RegistrarWatch start(String registrar, WorkflowClient client) {
    RegistrarWatch watch = new RegistrarWatch();
    watch.looks.scheduleWithFixedDelay(
        () -> ensure(registrar, client), 0, EVERY_SECONDS, TimeUnit.SECONDS);
    return watch;
  }

  /** What escapes would end the schedule. */
  static void ensure(String registrar, WorkflowClient client) {
    try {
      client
          .newUntypedWorkflowStub(WatchRegistrarWorkflow.TYPE, options(registrar))
          .start(registrar);
      LOG.info("{} is watched from now on", registrar);
    } catch (WorkflowExecutionAlreadyStarted e) {
      LOG.debug("{} is watched", registrar);
    } catch (RuntimeException e) {
      LOG.warn("cannot see to it that {} is watched, trying again", registrar, e);
    }
  }

  private static WorkflowOptions options(String registrar) {
    OperationId id = WatchRegistrarWorkflow.id(registrar);
    return WorkflowOptions.newBuilder()
        .setWorkflowId(id.value())
        .setTaskQueue(TaskQueues.MAIN)
        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
        .setMemo(Map.of(Memo.ACTOR, Actor.SYSTEM.name()))
        .setTypedSearchAttributes(
            SearchAttributes.atStart(WatchRegistrarWorkflow.KIND, id, Actor.SYSTEM))
        .setStaticSummary("Watch registrar " + registrar)
        .build();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "registrar-watch");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
