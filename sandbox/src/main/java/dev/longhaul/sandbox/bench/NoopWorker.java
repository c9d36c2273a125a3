package dev.longhaul.sandbox.bench;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.failure.ApplicationFailure;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A worker with nothing but {@link NoopWorkflow}, in this process or as one that can be killed. */
final class NoopWorker implements AutoCloseable {
  private final NoopClient client;
  private final WorkerFactory factory;

  private NoopWorker(NoopClient client, Duration sticky, boolean doomed) {
    this.client = client;
    this.factory = WorkerFactory.newInstance(client.client());
    Worker worker =
        factory.newWorker(
            NoopClient.QUEUE,
            WorkerOptions.newBuilder().setStickyQueueScheduleToStartTimeout(sticky).build());
    worker.registerWorkflowImplementationTypes(NoopWorkflow.Runs.class);
    worker.registerActivitiesImplementations(new Calls(doomed));
    factory.start();
  }

  static NoopWorker start(String address, Duration sticky) {
    return new NoopWorker(new NoopClient(address), sticky, false);
  }

  /**
   * As a process of its own, to be killed: the server's address and the sticky time-out in
   * milliseconds.
   */
  public static void main(String[] arguments) throws InterruptedException {
    Duration sticky = Duration.ofMillis(Long.parseLong(arguments[1]));
    NoopWorker worker = new NoopWorker(new NoopClient(arguments[0]), sticky, true);
    try {
      new CountDownLatch(1).await();
    } finally {
      worker.close();
    }
  }

  NoopClient client() {
    return client;
  }

  @Override
  public void close() {
    factory.shutdownNow();
    factory.awaitTermination(5, TimeUnit.SECONDS);
    client.close();
  }

  private static final class Calls implements NoopWorkflow.Calls {
    private final boolean doomed;

    Calls(boolean doomed) {
      this.doomed = doomed;
    }

    @Override
    public void noop() {}

    @Override
    public void hold() {
      if (doomed) {
        hang(Activity.getExecutionContext());
      }
    }

    @Override
    public void slow(boolean failsOnce) {
      ActivityExecutionContext context = Activity.getExecutionContext();
      if (context.getInfo().getAttempt() > 1) {
        return;
      }
      if (failsOnce) {
        throw ApplicationFailure.newFailure("the first attempt fails", "Bench");
      }
      hang(context);
    }

    /** Until the process is killed; says every now and then that it lives. */
    private static void hang(ActivityExecutionContext context) {
      CountDownLatch never = new CountDownLatch(1);
      try {
        while (!never.await(200, TimeUnit.MILLISECONDS)) {
          context.heartbeat(null);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
