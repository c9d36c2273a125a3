package dev.longhaul.worker.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells whether the process serves ({@code /healthz}) and whether it can work. */
final class HealthRoutes implements AutoCloseable {
  private final Readiness readiness;

  HealthRoutes(List<Probe> probes) {
    this.readiness = new Readiness(probes);
  }

  void register(RouteTable routes) {
    routes.get("/healthz", Access.ANYBODY, context -> context.json(Map.of("status", "up")));
    routes.get("/readyz", Access.ANYBODY, this::ready);
  }

  private void ready(Context context) {
    Optional<String> complaint = readiness.complaint();
    if (complaint.isPresent()) {
      throw new Refusal(ProblemKind.UNAVAILABLE, complaint.get());
    }
    context.json(Map.of("status", "ready"));
  }

  @Override
  public void close() {
    readiness.close();
  }
}
