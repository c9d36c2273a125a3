package dev.longhaul.emulators.coolify;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A project with its environments. Names need not be unique. */
final class CoolifyProject {
  final long id;
  final String uuid;
  final Instant createdAt;
  String name;
  String description;
  final List<Environment> environments = new ArrayList<>();

  record Environment(long id, String uuid, String name, String description, Instant createdAt) {}

  @JsonCreator
  CoolifyProject(
      @JsonProperty("id") long id,
      @JsonProperty("uuid") String uuid,
      @JsonProperty("name") String name,
      @JsonProperty("description") String description,
      @JsonProperty("createdAt") Instant createdAt) {
    this.id = id;
    this.uuid = uuid;
    this.name = name;
    this.description = description;
    this.createdAt = createdAt;
  }

  Optional<Environment> environment(String nameOrUuid) {
    return environments.stream()
        .filter(env -> env.name().equals(nameOrUuid) || env.uuid().equals(nameOrUuid))
        .findFirst();
  }

  ObjectNode view() {
    return Json.object()
        .put("id", id)
        .put("uuid", uuid)
        .put("name", name)
        .put("description", description);
  }

  ObjectNode view(Environment environment) {
    return Json.object()
        .put("id", environment.id())
        .put("uuid", environment.uuid())
        .put("name", environment.name())
        .put("description", environment.description())
        .put("project_id", id)
        .put("created_at", environment.createdAt().toString())
        .put("updated_at", environment.createdAt().toString());
  }
}
