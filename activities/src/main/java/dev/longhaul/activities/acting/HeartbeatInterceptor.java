package dev.longhaul.activities.acting;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.util.Objects;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Lets every activity of a worker heartbeat in the background from its first second, without a line
 * of code in the activity. Register it once in the {@code WorkerFactoryOptions}. Activities without
 * a heartbeat time-out and local activities are left alone.
 */
public final class HeartbeatInterceptor extends WorkerInterceptorBase {
  /** A heartbeat blocks while Temporal is away; some threads keep the others beating. */
  private static final int THREADS = 4;

  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(THREADS, HeartbeatInterceptor::daemon);

  private final CallsInHand inHand = new CallsInHand();

  public HeartbeatInterceptor() {
    clock.setRemoveOnCancelPolicy(true);
  }

  /** What the worker is running now. */
  public CallsInHand inHand() {
    return inHand;
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new BeatingCalls(next);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "heartbeat");
    thread.setDaemon(true);
    return thread;
  }

  private final class BeatingCalls extends ActivityInboundCallsInterceptorBase {
    private @Nullable Heartbeater heartbeater;

    private BeatingCalls(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext context) {
      Heartbeater beating = new Heartbeater(context);
      heartbeater = beating;
      super.init(beating);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      Heartbeater beating = Objects.requireNonNull(heartbeater, "Temporal calls init first");
      inHand.begin();
      beating.start(clock);
      try {
        return super.execute(input);
      } finally {
        beating.stop();
        inHand.end();
      }
    }
  }
}
