package dev.longhaul.worker.metrics;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code /metrics}, {@code /healthz} and {@code /readyz} on a port of their own, for processes
 * without an API.
 */
public final class MetricsServer implements AutoCloseable {
  private final Javalin javalin;

  private MetricsServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Listens at once.
   *
   * @param port 0 takes a free one
   * @param complaint what {@code /readyz} asks: a sentence naming what this process cannot work
   *     without and that does not answer; empty when it is ready
   * @throws io.javalin.util.JavalinBindException when the address is not free
   */
  public static MetricsServer start(
      String host, int port, Metrics metrics, Supplier<Optional<String>> complaint) {
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
              config.routes.get(
                  "/metrics",
                  context -> context.contentType(Metrics.TYPE).result(metrics.scrape()));
              config.routes.get("/healthz", context -> context.result("ok"));
              config.routes.get("/readyz", context -> ready(context, complaint.get()));
            });
    javalin.start(host, port);
    return new MetricsServer(javalin);
  }

  private static void ready(Context context, Optional<String> complaint) {
    if (complaint.isPresent()) {
      context.status(HttpStatus.SERVICE_UNAVAILABLE);
    }
    context.result(complaint.orElse("ready"));
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
