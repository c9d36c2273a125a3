package dev.longhaul.worker.metrics;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
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
   * @param away what {@code /readyz} asks: the names of what this process cannot work without and
   *     that does not answer
   * @throws io.javalin.util.JavalinBindException when the address is not free
   */
  public static MetricsServer start(
      String host, int port, Metrics metrics, Supplier<List<String>> away) {
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
              config.routes.get("/readyz", context -> ready(context, away.get()));
            });
    javalin.start(host, port);
    return new MetricsServer(javalin);
  }

  private static void ready(Context context, List<String> away) {
    if (away.isEmpty()) {
      context.result("ready");
    } else {
      context
          .status(HttpStatus.SERVICE_UNAVAILABLE)
          .result("no answer from: " + String.join(", ", away));
    }
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
