package dev.longhaul.worker.api;

import dev.longhaul.durable.Json;
import dev.longhaul.worker.metrics.Metrics;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.json.JavalinJackson;
import java.util.List;

/**
 * The HTTP API. It is stateless: any number may run, and one that is killed loses nothing, because
 * what it accepts is in Temporal before it answers.
 */
public final class ApiServer implements AutoCloseable {
  private final Javalin javalin;
  private final HealthRoutes health;
  private final List<RouteTable.Route> routes;

  private ApiServer(Javalin javalin, HealthRoutes health, List<RouteTable.Route> routes) {
    this.javalin = javalin;
    this.health = health;
    this.routes = routes;
  }

  /**
   * Listens at once.
   *
   * @throws io.javalin.util.JavalinBindException when the address is not free
   */
  public static ApiServer start(ApiSettings settings, ApiServices services, Metrics metrics) {
    HealthRoutes health = new HealthRoutes(services.probes());
    RouteTable routes = new RouteTable();
    health.register(routes);
    MetricsRoutes measured = new MetricsRoutes(metrics);
    measured.register(routes);
    register(routes, settings, services);
    Javalin javalin =
        Javalin.create(
            config -> {
              configure(config);
              config.requestLogger.http(measured::answered);
              Problems.register(config.routes);
              config.routes.before(ApiServer::harden);
              routes.install(
                  config.routes,
                  new TokenCheck(services.ledger().tokens(), services.clock()),
                  new RepeatedRequests(services.ledger().requestKeys(), services.clock()));
            });
    javalin.start(settings.host(), settings.port());
    return new ApiServer(javalin, health, routes.routes());
  }

  private static void register(RouteTable routes, ApiSettings settings, ApiServices services) {
    Trail trail = new Trail(services.ledger(), services.clock());
    OperationLookup lookup =
        new OperationLookup(services.operations(), services.ledger().operations());
    new DocumentRoutes().register(routes);
    new ProjectRoutes(settings, services, lookup, trail).register(routes);
    new OperationRoutes(services, lookup, trail).register(routes);
    new LiveProjectRoutes(services, trail).register(routes);
    new ServerRoutes(settings, services, trail).register(routes);
    new PlatformServerRoutes(settings, services, trail).register(routes);
    new VendorRoutes(services.ledger().vendors(), trail).register(routes);
    new SecretRoutes(services.ledger().secrets(), trail).register(routes);
    new DnsRoutes(services, lookup, trail).register(routes);
    new DomainRoutes(services, lookup, trail).register(routes);
    new TokenRoutes(services, trail).register(routes);
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  List<RouteTable.Route> routes() {
    return routes;
  }

  @Override
  public void close() {
    javalin.stop();
    health.close();
  }

  private static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.prefer405over404 = true;
    config.concurrency.useVirtualThreads = Runtime.version().feature() >= 21;
    config.router.javaLangErrorHandler(Problems::fatal);
    config.jsonMapper(new JavalinJackson(Json.mapper(), false));
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.jetty.modifyServer(server -> server.setErrorHandler(new JettyProblems()));
  }

  private static void harden(Context context) {
    context.header("X-Content-Type-Options", "nosniff").header("Cache-Control", "no-store");
  }
}
