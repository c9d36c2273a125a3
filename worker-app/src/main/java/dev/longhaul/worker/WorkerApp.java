package dev.longhaul.worker;

import dev.longhaul.worker.config.WorkerSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** A running process: opens what its roles need, closes it in reverse order. */
public final class WorkerApp implements AutoCloseable {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private int apiPort = -1;

  private WorkerApp() {}

  /**
   * Starts the roles; returns once they serve. Fails with a sentence when PostgreSQL cannot be
   * reached in time; Temporal may come later, workers wait for it.
   */
  public static WorkerApp start(WorkerSettings settings, Set<Role> roles) {
    WorkerApp app = new WorkerApp();
    try {
      app.open(settings, roles);
      return app;
    } catch (RuntimeException e) {
      app.close();
      throw e;
    }
  }

  private void open(WorkerSettings settings, Set<Role> roles) {
    Services services = kept(Services.open(settings));
    TemporalConnection temporal = kept(TemporalConnection.of(settings.temporal()));
    DefaultServerEntry.enter(settings.defaultServer(), services);
    if (roles.contains(Role.WORKER)) {
      kept(Workers.start(settings, services, temporal.client()));
    }
  }

  private <T extends AutoCloseable> T kept(T part) {
    parts.push(part);
    return part;
  }

  /** The port that the API listens on; -1 without that role. */
  public int apiPort() {
    return apiPort;
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        org.slf4j.LoggerFactory.getLogger(WorkerApp.class).warn("a part did not close", e);
      }
    }
  }
}
