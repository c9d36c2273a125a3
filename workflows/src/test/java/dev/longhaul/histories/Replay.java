package dev.longhaul.histories;

import dev.longhaul.dns.ChangeDnsWorkflowImpl;
import dev.longhaul.dns.ZoneWorkflowImpl;
import dev.longhaul.domains.RegisterDomainWorkflowImpl;
import dev.longhaul.domains.TransferDomainWorkflowImpl;
import dev.longhaul.domains.WatchRegistrarWorkflowImpl;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.NoticeWorkflowImpl;
import dev.longhaul.durable.TaskQueues;
import dev.longhaul.durable.TestEngine;
import dev.longhaul.durable.WatchWorkflowImpl;
import dev.longhaul.projects.ProvisionProjectWorkflowImpl;
import dev.longhaul.projects.RedeployProjectWorkflowImpl;
import dev.longhaul.projects.StopProjectWorkflowImpl;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;

/** Runs recorded histories through the code as it is now. */
public final class Replay implements AutoCloseable {
  /** Every workflow that a worker registers. */
  public static final List<Class<?>> WORKFLOWS =
      List.of(
          ProvisionProjectWorkflowImpl.class,
          RedeployProjectWorkflowImpl.class,
          StopProjectWorkflowImpl.class,
          RegisterDomainWorkflowImpl.class,
          TransferDomainWorkflowImpl.class,
          WatchRegistrarWorkflowImpl.class,
          ZoneWorkflowImpl.class,
          ChangeDnsWorkflowImpl.class,
          NoticeWorkflowImpl.class,
          WatchWorkflowImpl.class);

  /** A machine that has no time for a thread is no deadlock, and no other way either. */
  private static final WorkerOptions PATIENT =
      WorkerOptions.newBuilder()
          .setDefaultDeadlockDetectionTimeout(Duration.ofMinutes(1).toMillis())
          .build();

  private final TestWorkflowEnvironment environment =
      TestWorkflowEnvironment.newInstance(TestEngine.options(Json.dataConverter()));
  private final Worker worker = environment.newWorker(TaskQueues.MAIN, PATIENT);

  Replay(List<Class<?>> workflows) {
    worker.registerWorkflowImplementationTypes(workflows.toArray(Class<?>[]::new));
  }

  /**
   * @throws AssertionError that says what to do, when the code takes another way than the history
   */
  void check(RecordedHistory history) {
    try {
      WorkflowReplayer.replayWorkflowExecution(history.history(), worker);
    } catch (Exception e) { // the replayer declares it
      throw new AssertionError(
          "the code does not replay histories/%s.json any more: operations of that release that"
                  .formatted(history)
              + " still run would get stuck. Keep their way open, as docs/changing-a-workflow.md"
              + " says",
          e);
    }
  }

  @Override
  public void close() {
    environment.close();
  }
}
