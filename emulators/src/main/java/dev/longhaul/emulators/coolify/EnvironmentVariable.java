package dev.longhaul.emulators.coolify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** One variable of an application; each has a twin for preview deployments under the same key. */
record EnvironmentVariable(
    long id,
    String uuid,
    String key,
    String value,
    boolean preview,
    ObjectNode flags,
    Instant createdAt,
    Instant updatedAt) {

  EnvironmentVariable changed(String newValue, ObjectNode newFlags, Instant at) {
    return new EnvironmentVariable(id, uuid, key, newValue, preview, newFlags, createdAt, at);
  }

  ObjectNode view(long applicationId) {
    ObjectNode view =
        Json.object()
            .put("id", id)
            .put("uuid", uuid)
            .put("resourceable_type", "App\\Models\\Application")
            .put("resourceable_id", applicationId)
            .put("key", key)
            .put("value", value)
            .put("real_value", value)
            .put("is_preview", preview)
            .put("is_shared", false)
            .put("version", "4.3.11")
            .put("created_at", createdAt.toString())
            .put("updated_at", updatedAt.toString());
    return view.setAll(flags);
  }
}
