package dev.longhaul.worker.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;

/**
 * The routes. Every one says who may call it, and its handler does not run before the token is
 * checked. HEAD runs what GET runs: Javalin by itself would answer it with 200, whatever is.
 */
final class RouteTable {
  /** {@code path} with its parameters in braces, as in OpenAPI. */
  record Route(
      HandlerType method, String path, Access access, Handler handler, boolean keepsAnswer) {}

  private static final String ROUTE = "route";

  private final List<Route> routes = new ArrayList<>();

  void get(String path, Access access, Handler handler) {
    routes.add(new Route(HandlerType.GET, path, access, handler, false));
  }

  /** Its answer is given again to the same {@code Idempotency-Key}. */
  void post(String path, Access access, Handler handler) {
    routes.add(new Route(HandlerType.POST, path, access, handler, access != Access.ANYBODY));
  }

  /** Its answer holds a secret and is kept nowhere; it must be safe to repeat by itself. */
  void postSecret(String path, Access access, Handler handler) {
    routes.add(new Route(HandlerType.POST, path, access, handler, false));
  }

  void put(String path, Access access, Handler handler) {
    routes.add(new Route(HandlerType.PUT, path, access, handler, false));
  }

  void delete(String path, Access access, Handler handler) {
    routes.add(new Route(HandlerType.DELETE, path, access, handler, false));
  }

  void patch(String path, Access access, Handler handler) {
    routes.add(new Route(HandlerType.PATCH, path, access, handler, true));
  }

  List<Route> routes() {
    return List.copyOf(routes);
  }

  /** The route that a request has met, as it is registered; {@code none} when there is none. */
  static String route(Context context) {
    String route = context.attribute(ROUTE);
    return route == null ? "none" : route;
  }

  /** What has been changed cannot be refused any more. */
  private static boolean changes(Route route) {
    return !route.method().equals(HandlerType.GET);
  }

  void install(RoutesConfig javalin, TokenCheck tokens, RepeatedRequests repeated) {
    for (Route route : routes) {
      Handler handler = route.keepsAnswer() ? repeated.once(route.handler()) : route.handler();
      Handler checked =
          context -> {
            context.attribute(ROUTE, route.path());
            tokens.check(context, route.access());
            Deadline.begin();
            try {
              handler.handle(context);
              if (!changes(route)) {
                Query.refuseUnread(context);
              }
            } finally {
              Deadline.end();
            }
          };
      javalin.addHttpHandler(route.method(), route.path(), checked);
      if (route.method().equals(HandlerType.GET)) {
        javalin.addHttpHandler(HandlerType.HEAD, route.path(), checked);
      }
    }
  }
}
