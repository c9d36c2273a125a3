package dev.longhaul.activities.coolify;

import dev.longhaul.apps.AppSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/** Orders in Coolify's words. Unknown fields are refused there, so nothing is sent in vain. */
final class CoolifyOrders {
  private CoolifyOrders() {}

  /** Never deployed by the create itself, and never by a push (P-06). */
  static Map<String, Object> application(String projectId, String serverId, AppSpec spec) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("project_uuid", projectId);
    fields.put("server_uuid", serverId);
    fields.put("environment_name", spec.environment());
    fields.put("name", spec.name());
    fields.put("description", spec.description());
    fields.put("git_repository", spec.repository());
    fields.put("git_branch", spec.branch());
    fields.put("build_pack", spec.buildPack());
    fields.put("ports_exposes", Integer.toString(spec.port()));
    fields.put("domains", spec.url());
    fields.put("autogenerate_domain", false);
    fields.put("instant_deploy", false);
    fields.put("is_auto_deploy_enabled", false);
    fields.put("is_force_https_enabled", true);
    fields.put("health_check_enabled", true);
    fields.put("health_check_path", spec.healthPath());
    fields.put("health_check_port", Integer.toString(spec.port()));
    fields.put("health_check_interval", spec.healthInterval().toSeconds());
    return fields;
  }

  /**
   * A secret is locked: people with access to the platform cannot read it there again (P-06). It is
   * never there while the image is built, where it would end in the image and in the build's log.
   */
  static Map<String, Object> variable(
      String key, String value, boolean secret, String buildTimePrefix) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("key", key);
    fields.put("value", value);
    fields.put("is_preview", false);
    fields.put("is_literal", true);
    fields.put("is_multiline", value.contains("\n"));
    fields.put("is_shown_once", secret);
    fields.put("is_runtime", true);
    fields.put("is_buildtime", !secret && key.startsWith(buildTimePrefix));
    return fields;
  }
}
