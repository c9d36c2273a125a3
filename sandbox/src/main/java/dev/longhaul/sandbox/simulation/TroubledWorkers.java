package dev.longhaul.sandbox.simulation;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.ApplicationFailure;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Around every activity: attempts that die before or after their work, or come late. To the
 * workflow it looks like a worker that was killed; Temporal tries again.
 */
final class TroubledWorkers extends WorkerInterceptorBase {
  private final Supplier<Weather> weather;

  TroubledWorkers(Supplier<Weather> weather) {
    this.weather = weather;
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Calls(next);
  }

  private final class Calls extends ActivityInboundCallsInterceptorBase {
    private @Nullable ActivityInfo activity;

    private Calls(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext context) {
      activity = context.getInfo();
      super.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      Weather now = weather.get();
      ActivityInfo info = Objects.requireNonNull(activity, "init comes before execute");
      String operation = info.getWorkflowId();
      String type = info.getActivityType();
      Optional<Trouble> trouble = now.activityTrouble(operation, type);
      if (trouble.isEmpty()) {
        return super.execute(input);
      }
      if (trouble.get() == Trouble.DIES_AFTER) {
        super.execute(input);
      }
      ApplicationFailure died =
          ApplicationFailure.newFailure(
              "simulated: the worker " + trouble.get().words(), "WORKER_DIED");
      if (trouble.get() == Trouble.COMES_LATE) {
        died.setNextRetryDelay(now.delay(operation, type));
      }
      throw died;
    }
  }
}
