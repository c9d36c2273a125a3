package dev.longhaul.emulators.coolify;

import dev.longhaul.emulators.http.HttpAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All calls the emulator knows, by method and path; a call's name is exactly {@code METHOD
 * /path/{variable}}.
 */
final class Routes {
  private final List<Route> routes = new ArrayList<>();

  /** What a token must be allowed for a call. */
  enum Ability {
    READ,
    WRITE,
    DEPLOY
  }

  /** One call of the vendor. */
  @FunctionalInterface
  interface Endpoint {
    HttpAnswer answer(ApiCall call);
  }

  record Route(String method, List<String> pattern, Ability ability, Endpoint endpoint) {

    String name() {
      return method + " /" + String.join("/", pattern);
    }

    Optional<Map<String, String>> match(List<String> path) {
      if (path.size() != pattern.size()) {
        return Optional.empty();
      }
      Map<String, String> variables = new LinkedHashMap<>();
      for (int i = 0; i < path.size(); i++) {
        String expected = pattern.get(i);
        if (expected.startsWith("{")) {
          variables.put(expected.substring(1, expected.length() - 1), path.get(i));
        } else if (!expected.equals(path.get(i))) {
          return Optional.empty();
        }
      }
      return Optional.of(variables);
    }
  }

  Routes add(String method, String path, Ability ability, Endpoint endpoint) {
    routes.add(new Route(method, split(path), ability, endpoint));
    return this;
  }

  Optional<Route> find(String method, String path) {
    return routes.stream()
        .filter(route -> route.method().equals(method))
        .filter(route -> route.match(split(path)).isPresent())
        .findFirst();
  }

  /** The methods under which a path is known. */
  List<Route> at(String path) {
    return routes.stream().filter(route -> route.match(split(path)).isPresent()).toList();
  }

  List<Route> all() {
    return List.copyOf(routes);
  }

  static List<String> split(String path) {
    List<String> parts = new ArrayList<>(List.of(path.split("/")));
    parts.removeIf(String::isEmpty);
    return parts;
  }
}
