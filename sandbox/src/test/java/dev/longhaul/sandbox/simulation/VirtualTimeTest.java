package dev.longhaul.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
  private static final String QUEUE = "queue";
  private static final Duration SOON = Duration.ofSeconds(30);

  private final VirtualTime time = new VirtualTime();
  private final WorkflowServiceStubs stubs =
      WorkflowServiceStubs.newServiceStubs(
          WorkflowServiceStubsOptions.newBuilder().setChannel(time.channel()).build());
  private final WorkflowClient client = WorkflowClient.newInstance(stubs);
  private final WorkerFactory workers = WorkerFactory.newInstance(client);

  @WorkflowInterface
  public interface Impatient {
    @WorkflowMethod
    void run();
  }

  /** Gives up waiting between two attempts, and then takes its time. */
  public static final class ImpatientWorkflow implements Impatient {
    @Override
    public void run() {
      Never never =
          Workflow.newActivityStub(
              Never.class,
              ActivityOptions.newBuilder()
                  .setStartToCloseTimeout(Duration.ofMinutes(1))
                  .setRetryOptions(
                      RetryOptions.newBuilder()
                          .setInitialInterval(Duration.ofMinutes(1))
                          .setBackoffCoefficient(1)
                          .build())
                  .build());
      CancellationScope scope =
          Workflow.newCancellationScope(() -> Async.procedure(never::succeed));
      scope.run();
      Workflow.sleep(Duration.ofSeconds(10));
      scope.cancel();
      Workflow.sleep(Duration.ofDays(7));
    }
  }

  @ActivityInterface
  public interface Never {
    void succeed();
  }

  @BeforeEach
  void work() {
    var worker = workers.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(ImpatientWorkflow.class);
    worker.registerActivitiesImplementations(
        (Never)
            () -> {
              throw ApplicationFailure.newFailure("not yet", "NOT_YET");
            });
    workers.start();
  }

  @AfterEach
  void stop() {
    workers.shutdownNow();
    stubs.shutdownNow();
    time.close();
  }

  @Test
  void passesThoughAnActivityWasCancelledBetweenItsAttempts() {
    Instant before = time.now();
    WorkflowClient.start(
        client.newWorkflowStub(
                Impatient.class, WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build())
            ::run);
    assertThat(time.pass(Duration.ofDays(8), RealTime.now().plus(SOON))).isTrue();
    assertThat(time.now()).isAfter(before.plus(Duration.ofDays(8)).minusSeconds(1));
  }

  @Test
  void standsStillBetweenTwoPasses() {
    assertThat(time.pass(Duration.ofHours(1), RealTime.now().plus(SOON))).isTrue();
    Instant after = time.now();
    assertThat(Duration.between(after, time.now())).isLessThan(Duration.ofMinutes(1));
  }
}
