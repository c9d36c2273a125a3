package dev.longhaul.emulators.coolify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.emulators.faults.Fault;
import dev.longhaul.emulators.faults.Passage;
import dev.longhaul.emulators.http.HttpAnswer;
import dev.longhaul.emulators.http.HttpCall;
import dev.longhaul.emulators.http.StandardRefusals;
import dev.longhaul.emulators.http.Vendor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The frame around the vendor's endpoints: base path, bearer token, abilities, methods. */
final class CoolifyVendor implements Vendor {
  private static final String BASE = "/api/v1";
  private final Map<String, Set<Routes.Ability>> tokens = new ConcurrentHashMap<>();
  private final CoolifyState state;
  private final Routes routes;

  CoolifyVendor(CoolifyState state, Routes routes) {
    this.state = state;
    this.routes = routes;
  }

  void token(String token, Set<Routes.Ability> abilities) {
    tokens.put(token, abilities);
  }

  @Override
  public String nameOf(HttpCall call) {
    String path = path(call);
    return routes
        .find(call.method(), path)
        .map(Routes.Route::name)
        .orElse(call.method() + " " + path);
  }

  @Override
  public HttpAnswer answer(HttpCall call, Passage passage) {
    try {
      String path = path(call);
      if (path.equals("/health")) {
        return HttpAnswer.text(200, "text/html; charset=UTF-8", "OK");
      }
      Set<Routes.Ability> abilities = authenticate(call);
      Routes.Route route = route(call.method(), path);
      if (!abilities.contains(route.ability())) {
        String missing = route.ability().name().toLowerCase(Locale.ROOT);
        throw Refusal.of(403, "Missing required permissions: " + missing);
      }
      ObjectNode body = ApiCall.parse(call.body());
      Map<String, String> variables = route.match(Routes.split(path)).orElseThrow();
      synchronized (state) {
        state.settle();
        return route.endpoint().answer(new ApiCall(call, variables, body, state.now(), passage));
      }
    } catch (Refusal refusal) {
      return refusal.answer();
    }
  }

  private Set<Routes.Ability> authenticate(HttpCall call) {
    String header = call.headers().first("Authorization").orElse("");
    Set<Routes.Ability> abilities =
        header.startsWith("Bearer ") ? tokens.get(header.substring(7).trim()) : null;
    if (abilities == null) {
      throw Refusal.of(401, "Unauthenticated.");
    }
    return abilities;
  }

  private Routes.Route route(String method, String path) {
    return routes.find(method, path).orElseThrow(() -> noRoute(method, path));
  }

  private Refusal noRoute(String method, String path) {
    List<Routes.Route> known = routes.at(path);
    if (known.isEmpty()) {
      return Refusal.of(404, "Not found.");
    }
    boolean changed = known.stream().anyMatch(route -> route.ability() == Routes.Ability.DEPLOY);
    String message =
        method.equals("GET") && (changed || path.endsWith("/validate"))
            ? "This endpoint has changed to a POST request."
            : "The " + method + " method is not supported for this route.";
    String allow = String.join(", ", known.stream().map(Routes.Route::method).toList());
    return Refusal.of(405, message).withHeader("Allow", allow);
  }

  @Override
  public HttpAnswer refuse(Fault fault) {
    if (fault instanceof Fault.VendorCode vendor) {
      return HttpAnswer.json(vendor.code(), Refusal.message(vendor.reason()));
    }
    return StandardRefusals.of(fault);
  }

  private static String path(HttpCall call) {
    String path = call.path();
    if (path.startsWith(BASE)) {
      return path.substring(BASE.length());
    }
    return path.equals("/api/health") ? "/health" : path;
  }
}
