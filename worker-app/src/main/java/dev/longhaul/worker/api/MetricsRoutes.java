package dev.longhaul.worker.api;

import dev.longhaul.worker.metrics.Metrics;
import io.javalin.http.Context;
import java.util.Set;

/** What Prometheus reads, and the timing of every request. */
final class MetricsRoutes {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

  private final Metrics metrics;

  MetricsRoutes(Metrics metrics) {
    this.metrics = metrics;
  }

  void register(RouteTable routes) {
    routes.get("/metrics", Access.ANYBODY, this::scrape);
  }

  private void scrape(Context context) {
    context.contentType(Metrics.TYPE).result(metrics.scrape());
  }

  /** Called once a request is answered, whatever came of it. */
  void answered(Context context, float millis) {
    String method = context.method().name();
    metrics.request(
        METHODS.contains(method) ? method : "other",
        RouteTable.route(context),
        context.statusCode(),
        millis);
  }
}
