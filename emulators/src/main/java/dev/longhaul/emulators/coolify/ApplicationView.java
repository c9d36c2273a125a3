package dev.longhaul.emulators.coolify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** An application as the vendor shows it: other names than were written, and many defaults. */
final class ApplicationView {
  private static final List<String> NOT_SHOWN =
      List.of(
          "domains",
          "project_uuid",
          "server_uuid",
          "environment_name",
          "environment_uuid",
          "destination_uuid",
          "instant_deploy",
          "autogenerate_domain",
          "force_domain_override",
          "tags",
          "docker_compose_domains");

  private ApplicationView() {}

  static ObjectNode of(CoolifyApplication app) {
    ObjectNode view = defaults();
    view.put("id", app.id);
    view.put("uuid", app.uuid);
    ObjectNode settings = Json.object();
    settings.put("is_auto_deploy_enabled", true).put("is_force_https_enabled", true);
    app.fields
        .properties()
        .forEach(
            field -> {
              if (field.getKey().startsWith("is_")) {
                settings.set(field.getKey(), field.getValue());
              } else if (!NOT_SHOWN.contains(field.getKey())) {
                view.set(field.getKey(), field.getValue());
              }
            });
    String fqdn = String.join(",", app.domains());
    view.put("fqdn", fqdn.isEmpty() ? null : fqdn);
    view.put("git_repository", shortened(app.fields.path("git_repository").asText()));
    view.put("status", app.status());
    view.put("environment_id", app.environment.id());
    view.put("destination_type", "App\\Models\\StandaloneDocker");
    view.put("destination_id", app.server.id);
    view.put("created_at", app.createdAt.toString());
    view.put("updated_at", app.updatedAt.toString());
    view.set("settings", settings);
    return view;
  }

  private static ObjectNode defaults() {
    ObjectNode view = Json.object();
    view.putNull("description");
    view.put("git_commit_sha", "HEAD");
    view.put("ports_exposes", "3000");
    view.put("base_directory", "/");
    view.put("health_check_enabled", false);
    view.put("health_check_path", "/");
    view.putNull("health_check_port");
    view.putNull("health_check_host");
    view.put("health_check_method", "GET");
    view.put("health_check_return_code", 200);
    view.put("health_check_scheme", "http");
    view.put("health_check_interval", 5);
    view.put("health_check_timeout", 5);
    view.put("health_check_retries", 10);
    view.put("health_check_start_period", 5);
    view.put("limits_memory", "0");
    view.put("limits_cpus", "0");
    view.put("redirect", "both");
    return view;
  }

  /** Repositories at GitHub are stored as owner/name. */
  static String shortened(String repository) {
    String prefix = "https://github.com/";
    return repository.startsWith(prefix)
        ? repository.substring(prefix.length()).replaceFirst("\\.git$", "")
        : repository;
  }
}
