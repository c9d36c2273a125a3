package dev.longhaul.worker.api;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tells whether the process serves ({@code /healthz}) and whether it can work. */
final class HealthRoutes implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 3;

  private final List<Probe> probes;
  private final ExecutorService looks;

  HealthRoutes(List<Probe> probes) {
    this.probes = List.copyOf(probes);
    this.looks = Executors.newFixedThreadPool(2 * probes.size() + 1, HealthRoutes::daemon);
  }

  void register(RouteTable routes) {
    routes.get("/healthz", Access.ANYBODY, context -> context.json(Map.of("status", "up")));
    routes.get("/readyz", Access.ANYBODY, this::ready);
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }

  private void ready(Context context) {
    List<Future<?>> running = new ArrayList<>();
    probes.forEach(probe -> running.add(looks.submit(probe.look())));
    List<String> away = new ArrayList<>();
    for (int i = 0; i < running.size(); i++) {
      if (!answers(running.get(i))) {
        away.add(probes.get(i).name());
      }
    }
    if (!away.isEmpty()) {
      throw new Refusal(ProblemKind.UNAVAILABLE, "no answer from: " + String.join(", ", away));
    }
    context.json(Map.of("status", "ready"));
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

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "api-readiness");
    thread.setDaemon(true);
    return thread;
  }
}
