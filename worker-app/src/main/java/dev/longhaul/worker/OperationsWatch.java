package dev.longhaul.worker;

import dev.longhaul.activities.temporal.WatchStarter;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that operations are watched, at the start and every minute: somebody may have
 * terminated the workflow that does it.
 */
final class OperationsWatch implements AutoCloseable {
  /** How long it is believed that the watch runs. */
  static final Duration AGAIN = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(OperationsWatch.class);

  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(OperationsWatch::daemon);

  private OperationsWatch() {}

  static OperationsWatch start(WorkflowClient client) {
    OperationsWatch watch = new OperationsWatch();
    WatchStarter starter = new WatchStarter(client, Duration.ZERO);
    watch.looks.scheduleWithFixedDelay(
        () -> ensure(starter), 0, AGAIN.toSeconds(), TimeUnit.SECONDS);
    return watch;
  }

  /** What escapes would end the schedule. */
  private static void ensure(WatchStarter starter) {
    try {
      starter.run();
    } catch (RuntimeException e) {
      LOG.warn("cannot see whether operations are watched, trying again", e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "operations-watch");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
