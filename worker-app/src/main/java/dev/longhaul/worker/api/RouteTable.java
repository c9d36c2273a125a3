package dev.longhaul.worker.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;

/** Where the routes register. Every route says who may call it. */
final class RouteTable {
  /** {@code path} with its parameters in braces, as in OpenAPI. */
  record Route(HandlerType method, String path, Access access) {}

  private final RoutesConfig javalin;
  private final List<Route> routes = new ArrayList<>();

  RouteTable(RoutesConfig javalin) {
    this.javalin = javalin;
  }

  void get(String path, Access access, Handler handler) {
    add(HandlerType.GET, path, access, handler);
  }

  void post(String path, Access access, Handler handler) {
    add(HandlerType.POST, path, access, handler);
  }

  void put(String path, Access access, Handler handler) {
    add(HandlerType.PUT, path, access, handler);
  }

  private void add(HandlerType method, String path, Access access, Handler handler) {
    javalin.addHttpHandler(method, path, handler, access);
    routes.add(new Route(method, path, access));
  }

  List<Route> routes() {
    return List.copyOf(routes);
  }
}
