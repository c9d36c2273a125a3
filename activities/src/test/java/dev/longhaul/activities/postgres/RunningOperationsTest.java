package dev.longhaul.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.durable.OperationId;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunningOperationsTest {
  private static final OperationId ACME = new OperationId("project:acme");
  private static final String QUEUE = "running";

  private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
  private LedgerOperationActivities operations;
  private WorkflowStub running;

  @BeforeEach
  void start() {
    temporal.newWorker(QUEUE).registerWorkflowImplementationTypes(UntilCancelled.class);
    temporal.start();
    WorkflowClient client = temporal.getWorkflowClient();
    operations = new LedgerOperationActivities(null, client);
    running =
        client.newUntypedWorkflowStub(
            "Waiting",
            WorkflowOptions.newBuilder().setTaskQueue(QUEUE).setWorkflowId(ACME.value()).build());
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  @Test
  void anOpenOperationIsWaitedForAndAClosedOneIsNot() {
    String runId = running.start().getRunId();
    assertThatThrownBy(() -> operations.awaitClosed(ACME))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getCategory()).isEqualTo(ApplicationErrorCategory.BENIGN);
              assertThat(failure.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(2));
              assertThat(failure.isNonRetryable()).isFalse();
            });
    operations.cancelRun(ACME, runId);
    assertThatThrownBy(() -> running.getResult(Void.class))
        .hasCauseInstanceOf(CanceledFailure.class);
    operations.awaitClosed(ACME);
    operations.cancelRun(ACME, runId);
  }

  @Test
  void anOperationThatNobodyKnowsIsClosed() {
    operations.awaitClosed(new OperationId("project:nobody"));
    operations.cancelRun(new OperationId("project:nobody"), UUID.randomUUID().toString());
  }

  @Test
  void onlyTheNamedRunIsCancelled() {
    running.start();
    operations.cancelRun(ACME, UUID.randomUUID().toString());
    assertThatThrownBy(() -> operations.awaitClosed(ACME)).isInstanceOf(ApplicationFailure.class);
    assertThat(running.describe().getStatus().name()).endsWith("RUNNING");
  }

  @WorkflowInterface
  public interface Waiting {
    @WorkflowMethod(name = "Waiting")
    void run();
  }

  /** Waits until it is cancelled. */
  public static final class UntilCancelled implements Waiting {
    @Override
    public void run() {
      Workflow.await(() -> false);
    }
  }
}
