package dev.longhaul.worker.metrics;

import io.javalin.Javalin;

/** {@code /metrics} and {@code /healthz} on a port of their own, for processes without an API. */
public final class MetricsServer implements AutoCloseable {
  private final Javalin javalin;

  private MetricsServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Listens at once.
   *
   * @param port 0 takes a free one
   * @throws io.javalin.util.JavalinBindException when the address is not free
   */
  public static MetricsServer start(String host, int port, Metrics metrics) {
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
            });
    javalin.start(host, port);
    return new MetricsServer(javalin);
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
