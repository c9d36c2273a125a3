package dev.longhaul.emulators.coolify;

import static dev.longhaul.emulators.coolify.Routes.Ability.READ;
import static dev.longhaul.emulators.coolify.Routes.Ability.WRITE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.emulators.http.HttpAnswer;
import java.util.List;
import java.util.Set;

/** Environment variables of applications, one by one and in bulk. */
final class VariableEndpoints {
  private static final List<String> FLAGS =
      List.of("is_literal", "is_multiline", "is_shown_once", "is_runtime", "is_buildtime");
  private static final Set<String> FIELDS =
      Set.of(
          "key",
          "value",
          "comment",
          "is_preview",
          "is_literal",
          "is_multiline",
          "is_shown_once",
          "is_runtime",
          "is_buildtime");
  private final CoolifyState state;

  VariableEndpoints(CoolifyState state) {
    this.state = state;
  }

  void addTo(Routes routes) {
    routes
        .add("GET", "/applications/{uuid}/envs", READ, this::list)
        .add("POST", "/applications/{uuid}/envs", WRITE, this::create)
        .add("PATCH", "/applications/{uuid}/envs", WRITE, this::update)
        .add("PATCH", "/applications/{uuid}/envs/bulk", WRITE, this::bulk)
        .add("DELETE", "/applications/{uuid}/envs/{env_uuid}", WRITE, this::delete);
  }

  private HttpAnswer list(ApiCall call) {
    CoolifyApplication app = state.application(call.path("uuid"));
    return HttpAnswer.json(
        200, Json.array(app.variables.stream().map(v -> v.view(app.id)).toList()));
  }

  private HttpAnswer create(ApiCall call) {
    CoolifyApplication app = state.application(call.path("uuid"));
    FieldRules.allow(call.body(), FIELDS).require("key").check();
    boolean preview = call.flag("is_preview", false);
    if (app.variable(call.text("key"), preview).isPresent()) {
      throw Refusal.of(409, "Environment variable already exists. Use PATCH request to update it.");
    }
    EnvironmentVariable added = put(app, call.body(), preview, call);
    return HttpAnswer.json(201, Json.object().put("uuid", added.uuid()));
  }

  private HttpAnswer update(ApiCall call) {
    CoolifyApplication app = state.application(call.path("uuid"));
    FieldRules.allow(call.body(), FIELDS).require("key").check();
    boolean preview = call.flag("is_preview", false);
    if (app.variable(call.text("key"), preview).isEmpty()) {
      throw Refusal.notFound("Environment variable");
    }
    return HttpAnswer.json(201, put(app, call.body(), preview, call).view(app.id));
  }

  private HttpAnswer bulk(ApiCall call) {
    CoolifyApplication app = state.application(call.path("uuid"));
    JsonNode data = call.body().path("data");
    if (!data.isArray() || data.isEmpty()) {
      throw Refusal.of(400, "Bulk data is required.");
    }
    for (JsonNode item : data) {
      if (item.path("key").asText("").isBlank()) {
        throw Refusal.invalidText("key", "The key field is required.");
      }
    }
    ArrayNode written = Json.array(List.of());
    for (JsonNode item : data) {
      boolean preview = item.path("is_preview").asBoolean(false);
      written.add(put(app, item, preview, call).view(app.id));
    }
    return HttpAnswer.json(201, written);
  }

  private EnvironmentVariable put(
      CoolifyApplication app, JsonNode item, boolean preview, ApiCall call) {
    String key = item.path("key").asText();
    String value = item.path("value").asText("");
    EnvironmentVariable old = app.variable(key, preview).orElse(null);
    if (old == null) {
      EnvironmentVariable added = add(app, key, value, preview, item, call);
      if (!preview && app.variable(key, true).isEmpty()) {
        add(app, key, value, true, item, call);
      }
      state.effects.add("variable-created", app.name(), key);
      return added;
    }
    EnvironmentVariable changed = old.changed(value, flags(item, old.flags()), call.at());
    app.put(changed);
    if (!old.value().equals(value)) {
      state.effects.add("variable-updated", app.name(), key);
    }
    return changed;
  }

  private EnvironmentVariable add(
      CoolifyApplication app,
      String key,
      String value,
      boolean preview,
      JsonNode item,
      ApiCall call) {
    ObjectNode defaults =
        Json.object()
            .put("is_literal", false)
            .put("is_multiline", false)
            .put("is_shown_once", false)
            .put("is_runtime", true)
            .put("is_buildtime", true)
            .putNull("comment");
    EnvironmentVariable variable =
        new EnvironmentVariable(
            state.nextId(),
            state.newUuid(),
            key,
            value,
            preview,
            flags(item, defaults),
            call.at(),
            call.at());
    app.put(variable);
    return variable;
  }

  private static ObjectNode flags(JsonNode item, ObjectNode before) {
    ObjectNode flags = before.deepCopy();
    FLAGS.stream().filter(item::has).forEach(flag -> flags.set(flag, item.get(flag)));
    if (item.has("comment")) {
      flags.set("comment", item.get("comment"));
    }
    return flags;
  }

  private HttpAnswer delete(ApiCall call) {
    CoolifyApplication app = state.application(call.path("uuid"));
    EnvironmentVariable variable =
        app.variables.stream()
            .filter(v -> v.uuid().equals(call.path("env_uuid")))
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("Environment variable"));
    app.remove(variable);
    state.effects.add("variable-deleted", app.name(), variable.key());
    return HttpAnswer.json(200, Refusal.message("Environment variable deleted."));
  }
}
