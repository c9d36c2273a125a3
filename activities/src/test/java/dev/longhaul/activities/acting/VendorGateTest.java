package dev.longhaul.activities.acting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.VendorPause;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Activities on the queue of a paused account fail before they begin. */
class VendorGateTest {
  private static final String VENDOR = "coolify-main";
  private static final String OTHER = "longhaul";
  private final Calls calls = new Calls();
  private volatile boolean paused;
  private TestWorkflowEnvironment temporal;

  @BeforeEach
  void start() {
    temporal =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(
                    WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(
                            new VendorGateInterceptor(Set.of(VENDOR), this::refusal))
                        .build())
                .build());
    for (String queue : new String[] {VENDOR, OTHER}) {
      temporal.newWorker(queue).registerActivitiesImplementations(calls);
      temporal.getWorkerFactory().getWorker(queue).registerWorkflowImplementationTypes(One.class);
    }
    temporal.start();
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  private Optional<String> refusal(String account, OperationId operation) {
    assertThat(account).isEqualTo(VENDOR);
    assertThat(operation.value()).isEqualTo("project:acme");
    return paused ? Optional.of("paused by jo since noon") : Optional.empty();
  }

  @Test
  void refusesBeforeTheCall() {
    paused = true;
    VendorPause pause = refused(VENDOR);
    assertThat(pause).isEqualTo(new VendorPause(VENDOR, "paused by jo since noon", 1));
    assertThat(calls.made).hasValue(0);
  }

  @Test
  void saysThatAnEarlierAttemptMayHaveSentSomething() {
    calls.pauseAfterTheFirst = () -> paused = true;
    assertThat(refused(VENDOR).attempt()).isEqualTo(2);
    assertThat(calls.made).hasValue(1);
  }

  @Test
  void letsOtherQueuesAlone() {
    paused = true;
    run(OTHER);
    assertThat(calls.made).hasValue(1);
  }

  private VendorPause refused(String queue) {
    ApplicationFailure[] failure = new ApplicationFailure[1];
    assertThatThrownBy(() -> run(queue))
        .isInstanceOf(WorkflowFailedException.class)
        .cause()
        .isInstanceOf(ActivityFailure.class)
        .cause()
        .isInstanceOfSatisfying(ApplicationFailure.class, found -> failure[0] = found);
    assertThat(failure[0].getType()).isEqualTo(VendorPause.TYPE);
    assertThat(failure[0].isNonRetryable()).isTrue();
    return failure[0].getDetails().get(VendorPause.class);
  }

  private void run(String queue) {
    temporal
        .getWorkflowClient()
        .newWorkflowStub(
            Once.class,
            WorkflowOptions.newBuilder().setTaskQueue(OTHER).setWorkflowId("project:acme").build())
        .run(queue);
  }

  @WorkflowInterface
  public interface Once {
    @WorkflowMethod
    void run(String queue);
  }

  @ActivityInterface
  public interface Vendor {
    void call();
  }

  public static final class One implements Once {
    @Override
    public void run(String queue) {
      Workflow.newActivityStub(
              Vendor.class,
              ActivityOptions.newBuilder()
                  .setTaskQueue(queue)
                  .setStartToCloseTimeout(Duration.ofSeconds(5))
                  .setRetryOptions(
                      RetryOptions.newBuilder().setInitialInterval(Duration.ofMillis(10)).build())
                  .build())
          .call();
    }
  }

  static final class Calls implements Vendor {
    final AtomicInteger made = new AtomicInteger();
    volatile Runnable pauseAfterTheFirst;

    @Override
    public void call() {
      made.incrementAndGet();
      if (pauseAfterTheFirst != null) {
        pauseAfterTheFirst.run();
        throw new IllegalStateException("cut off");
      }
    }
  }
}
