package dev.longhaul.sandbox.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.emulators.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stands at the platform, as its own API tells. */
final class Platform {
  private final Http api;

  Platform(World world) {
    this.api = new Http(world.coolify().apiUrl(), world.coolify().token());
  }

  List<JsonNode> applications(String name) {
    return named("/applications", name);
  }

  List<JsonNode> projects(String name) {
    return named("/projects", name);
  }

  /** The whole application of this name. */
  JsonNode application(String name) {
    return api.get("/applications/" + uuid(name)).body();
  }

  /** A variable of the application, not its twin for previews. */
  Optional<JsonNode> variable(String application, String key) {
    return Run.list(api.get("/applications/" + uuid(application) + "/envs").body()).stream()
        .filter(variable -> !variable.path("is_preview").asBoolean())
        .filter(variable -> variable.path("key").asText().equals(key))
        .findFirst();
  }

  /** Every variable of the application. */
  Map<String, String> variables(String application) {
    return Run.list(api.get("/applications/" + uuid(application) + "/envs").body()).stream()
        .filter(variable -> !variable.path("is_preview").asBoolean())
        .collect(
            Collectors.toMap(
                variable -> variable.path("key").asText(),
                variable -> variable.path("value").asText()));
  }

  /** The password that the application knows. */
  String initialPassword(String application) {
    return variable(application, "VRS_INITIAL_PASSWORD").orElseThrow().path("value").asText();
  }

  private String uuid(String name) {
    List<JsonNode> found = applications(name);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " applications are called " + name);
    }
    return found.get(0).path("uuid").asText();
  }

  private List<JsonNode> named(String path, String name) {
    return Run.list(api.get(path).body()).stream()
        .filter(thing -> thing.path("name").asText().equals(name))
        .toList();
  }
}
