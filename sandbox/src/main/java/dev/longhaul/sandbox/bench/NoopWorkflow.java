package dev.longhaul.sandbox.bench;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Work that costs nothing, so that only the engine is measured. */
@WorkflowInterface
public interface NoopWorkflow {
  @WorkflowMethod
  void run(Plan plan);

  @SignalMethod
  void goOn();

  /**
   * What to do.
   *
   * @param activities how many no-ops in a row
   * @param waits wait for the signal before the last one
   * @param slow how the last one is run; null for a no-op like the others
   * @param holdsTask a worker that is going to be killed never answers the first workflow task
   */
  record Plan(int activities, boolean waits, @Nullable Slow slow, boolean holdsTask) {
    static Plan ofTen() {
      return new Plan(10, false, null, false);
    }

    static Plan waiting() {
      return new Plan(1, true, null, false);
    }

    static Plan of(Slow slow) {
      return new Plan(0, false, slow, false);
    }

    static Plan holdingTask() {
      return new Plan(0, false, null, true);
    }
  }

  /** A call that its worker does not survive, or whose first attempt fails. */
  record Slow(
      @Nullable Duration heartbeat, Duration startToClose, Duration retry, boolean failsOnce) {}

  /** What the workflow calls. */
  @ActivityInterface
  interface Calls {
    void noop();

    /** The first attempt hangs, or fails; the second returns. */
    void slow(boolean failsOnce);

    /** Hangs in a process that is going to be killed, and nowhere else. */
    void hold();
  }

  /** The workflow. */
  final class Runs implements NoopWorkflow {
    private boolean signalled;

    @Override
    public void run(Plan plan) {
      if (plan.holdsTask()) {
        Workflow.newLocalActivityStub(Calls.class, local()).hold();
      }
      Calls quick = Workflow.newActivityStub(Calls.class, quick());
      for (int i = 0; i < plan.activities(); i++) {
        quick.noop();
      }
      if (plan.waits()) {
        Workflow.await(() -> signalled);
        quick.noop();
      }
      if (plan.slow() != null) {
        Workflow.newActivityStub(Calls.class, options(plan.slow())).slow(plan.slow().failsOnce());
      }
    }

    @Override
    public void goOn() {
      signalled = true;
    }

    private static ActivityOptions quick() {
      return ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(20)).build();
    }

    private static LocalActivityOptions local() {
      return LocalActivityOptions.newBuilder()
          .setStartToCloseTimeout(Duration.ofMinutes(1))
          .build();
    }

    private static ActivityOptions options(Slow slow) {
      return ActivityOptions.newBuilder()
          .setStartToCloseTimeout(slow.startToClose())
          .setHeartbeatTimeout(slow.heartbeat())
          .setRetryOptions(RetryOptions.newBuilder().setInitialInterval(slow.retry()).build())
          .build();
    }
  }
}
