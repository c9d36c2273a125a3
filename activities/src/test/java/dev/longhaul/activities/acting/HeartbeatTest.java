package dev.longhaul.activities.acting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.RetryOptions;
import io.temporal.common.converter.RawValue;
import io.temporal.common.interceptors.ActivityExecutionContextBase;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeartbeatTest {
  private static final String QUEUE = "beats";

  private final Wire wire = new Wire();
  private final Work work = new Work(wire);
  private TestWorkflowEnvironment temporal;

  @BeforeEach
  void start() {
    WorkerFactoryOptions options =
        WorkerFactoryOptions.newBuilder()
            .setWorkerInterceptors(new HeartbeatInterceptor(), wire)
            .build();
    temporal =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(options)
                .setUseTimeskipping(false)
                .build());
    temporal.newWorker(QUEUE).registerWorkflowImplementationTypes(OneActivity.class);
    temporal.getWorkerFactory().getWorker(QUEUE).registerActivitiesImplementations(work);
    temporal.start();
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  @Test
  void aSilentActivityOutlivesItsHeartbeatTimeOutManyTimes() {
    assertThat(run("silent")).isEqualTo("attempt 1");
  }

  @Test
  void theLastAttemptsDetailsSurviveAnAttemptThatSaysNothing() {
    assertThat(run("resumes")).isEqualTo("attempt 3 goes on at page 7");
    assertThat(wire.sent).doesNotContain("null");
  }

  @Test
  void theLatestDetailsAreSentAgainAndAnEmptyHeartbeatKeepsThem() {
    assertThat(run("counts")).isEqualTo("page 2");
    assertThat(wire.sent).endsWith("page 2", "page 2", "page 2");
  }

  @Test
  void aCancelledActivityLearnsItWithoutAskingTemporal() throws InterruptedException {
    WorkflowStub workflow = WorkflowStub.fromTyped(stub());
    workflow.start("cancelled");
    work.begun.await();
    workflow.cancel();
    assertThatThrownBy(() -> workflow.getResult(String.class))
        .isInstanceOf(WorkflowFailedException.class)
        .hasCauseInstanceOf(CanceledFailure.class);
    assertThat(work.sawCancel).containsExactly(false, true);
  }

  @Test
  void theIntervalIsAQuarterOfTheTimeOutButNotFrantic() {
    assertThat(Heartbeater.interval(Duration.ofSeconds(5))).isEqualTo(Duration.ofMillis(1250));
    assertThat(Heartbeater.interval(Duration.ofMillis(100))).isEqualTo(Duration.ofMillis(200));
  }

  private String run(String kind) {
    return stub().run(kind);
  }

  private Probe stub() {
    WorkflowClient client = temporal.getWorkflowClient();
    return client.newWorkflowStub(
        Probe.class, WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());
  }

  @WorkflowInterface
  public interface Probe {
    @WorkflowMethod
    String run(String kind);
  }

  @ActivityInterface
  public interface Working {
    String work(String kind);
  }

  /** Runs one activity with a heartbeat time-out of half a second. */
  public static final class OneActivity implements Probe {
    private final Working working =
        Workflow.newActivityStub(
            Working.class,
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofSeconds(40))
                .setHeartbeatTimeout(Duration.ofMillis(500))
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setRetryOptions(
                    RetryOptions.newBuilder().setInitialInterval(Duration.ofMillis(10)).build())
                .build());

    @Override
    public String run(String kind) {
      return working.work(kind);
    }
  }

  static final class Work implements Working {
    private final Wire wire;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final List<Boolean> sawCancel = new CopyOnWriteArrayList<>();

    private Work(Wire wire) {
      this.wire = wire;
    }

    @Override
    public String work(String kind) {
      ActivityExecutionContext context = Activity.getExecutionContext();
      int attempt = context.getInfo().getAttempt();
      return switch (kind) {
        case "silent" -> silent(attempt);
        case "resumes" -> resumes(context, attempt);
        case "counts" -> counts(context);
        default -> untilCancelled();
      };
    }

    private String silent(int attempt) {
      beats(12);
      return "attempt " + attempt;
    }

    private String resumes(ActivityExecutionContext context, int attempt) {
      if (attempt == 1) {
        context.heartbeat("page 7");
      } else if (attempt == 2) {
        beats(4);
      } else {
        String page = context.getHeartbeatDetails(String.class).orElse("the start");
        return "attempt " + attempt + " goes on at " + page;
      }
      throw new IllegalStateException("attempt " + attempt + " breaks");
    }

    private String counts(ActivityExecutionContext context) {
      context.heartbeat("page 1");
      context.heartbeat("page 2");
      context.heartbeat(null);
      beats(4);
      return context.getHeartbeatDetails(String.class).orElse("nothing");
    }

    private String untilCancelled() {
      sawCancel.add(Heartbeater.cancelled());
      begun.countDown();
      until(Heartbeater::cancelled);
      sawCancel.add(Heartbeater.cancelled());
      return "stopped itself";
    }

    private void beats(int more) {
      int target = wire.sent.size() + more;
      until(() -> wire.sent.size() >= target);
    }

    /** Awaitility would look from another thread, which is not the activity's. */
    private static void until(BooleanSupplier condition) {
      Awaitility.with().pollInSameThread().await().until(condition::getAsBoolean);
    }
  }

  /** Sees what the heartbeater hands to the SDK. */
  static final class Wire extends WorkerInterceptorBase {
    private final List<String> sent = new CopyOnWriteArrayList<>();

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
      return new ActivityInboundCallsInterceptorBase(next) {
        @Override
        public void init(ActivityExecutionContext context) {
          super.init(new Listening(context));
        }
      };
    }

    private final class Listening extends ActivityExecutionContextBase {
      private Listening(ActivityExecutionContext next) {
        super(next);
      }

      @Override
      public <V> void heartbeat(V details) {
        sent.add(
            details instanceof RawValue raw
                ? raw.getPayload().getData().toStringUtf8().replace("\"", "")
                : String.valueOf(details));
        super.heartbeat(details);
      }
    }
  }
}
