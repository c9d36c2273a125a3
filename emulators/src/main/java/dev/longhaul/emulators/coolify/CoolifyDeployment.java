package dev.longhaul.emulators.coolify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One deployment of an application, in the vendor's status words. */
final class CoolifyDeployment {
  final long id;
  final String uuid;
  final CoolifyApplication application;
  final String commit;
  final boolean force;
  final boolean restartOnly;
  final Instant createdAt;
  @Nullable Instant startedAt;
  @Nullable Instant endsAt;
  String status = "queued";
  @Nullable String failure;

  CoolifyDeployment(
      long id,
      String uuid,
      CoolifyApplication application,
      String commit,
      boolean force,
      boolean restartOnly,
      Instant createdAt) {
    this.id = id;
    this.uuid = uuid;
    this.application = application;
    this.commit = commit;
    this.force = force;
    this.restartOnly = restartOnly;
    this.createdAt = createdAt;
  }

  boolean is(String word) {
    return status.equals(word);
  }

  /** When it ends; only once it has started. */
  Instant endsAt() {
    return Objects.requireNonNull(endsAt, "it has not started");
  }

  boolean open() {
    return is("queued") || is("in_progress");
  }

  ObjectNode view() {
    CoolifyServer server = application.server;
    Instant updated =
        endsAt != null && !open() ? endsAt : startedAt == null ? createdAt : startedAt;
    ObjectNode view =
        Json.object()
            .put("id", id)
            .put("application_id", Long.toString(application.id))
            .put("deployment_uuid", uuid)
            .put("pull_request_id", 0)
            .put("force_rebuild", force)
            .put("commit", commit)
            .put("status", status)
            .put("is_webhook", false)
            .put("is_api", true)
            .put("created_at", createdAt.toString())
            .put("updated_at", updated.toString())
            .put("logs", logs().toString())
            .put("current_process_id", Long.toString(40_000 + id))
            .put("restart_only", restartOnly)
            .put("git_type", "github")
            .put("server_id", server.id)
            .put("server_name", server.name)
            .put("application_name", application.name())
            .put("deployment_url", "/project/" + application.project.uuid + "/deployment/" + uuid)
            .put("destination_id", Long.toString(server.id))
            .put("only_this_server", false)
            .put("rollback", false)
            .put("commit_message", "Emulated commit");
    if (!open()) {
      view.put("finished_at", updated.toString());
    }
    return view;
  }

  private ArrayNode logs() {
    ArrayNode lines = JsonNodeFactory.instance.arrayNode();
    line(lines, "stdout", "Deployment queued for " + application.name() + ".", createdAt);
    if (startedAt != null) {
      line(lines, "stdout", "Starting deployment to " + application.server.name + ".", startedAt);
      line(
          lines,
          "stdout",
          "Building with " + application.fields.path("build_pack").asText() + ".",
          startedAt);
    }
    Instant ended = endsAt;
    if (is("failed") && failure != null && ended != null) {
      failure.lines().forEach(text -> line(lines, "stderr", text, ended));
    }
    if (is("finished") && ended != null) {
      line(lines, "stdout", "New container started. Rolling update completed.", ended);
    }
    return lines;
  }

  private static void line(ArrayNode lines, String type, String output, Instant at) {
    lines
        .addObject()
        .putNull("command")
        .put("output", output)
        .put("type", type)
        .put("timestamp", at.toString())
        .put("hidden", false)
        .put("batch", 1)
        .put("order", lines.size());
  }
}
