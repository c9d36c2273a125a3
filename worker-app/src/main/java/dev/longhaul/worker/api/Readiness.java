package dev.longhaul.worker.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether what this process cannot work without answers, all of it asked at once. */
public final class Readiness implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 3;

  private final List<Probe> probes;
  private final ExecutorService looks;

  public Readiness(List<Probe> probes) {
    this.probes = List.copyOf(probes);
    this.looks = Executors.newFixedThreadPool(2 * probes.size() + 1, Readiness::daemon);
  }

  /** A sentence with the names of those that do not answer in time; empty when it is ready. */
  public Optional<String> complaint() {
    List<String> away = away();
    return away.isEmpty()
        ? Optional.empty()
        : Optional.of("no answer from: " + String.join(", ", away));
  }

  private List<String> away() {
    List<Future<?>> running = new ArrayList<>();
    probes.forEach(probe -> running.add(looks.submit(probe.look())));
    List<String> away = new ArrayList<>();
    for (int i = 0; i < running.size(); i++) {
      if (!answers(running.get(i))) {
        away.add(probes.get(i).name());
      }
    }
    return away;
  }

  private static boolean answers(Future<?> look) {
    try {
      look.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      look.cancel(true);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "readiness");
    thread.setDaemon(true);
    return thread;
  }
}
