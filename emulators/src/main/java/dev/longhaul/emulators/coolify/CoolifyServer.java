package dev.longhaul.emulators.coolify;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A server that Coolify deploys to. Validation takes time and then finds out what the server really
 * is.
 */
final class CoolifyServer {
  static final int CONCURRENT_BUILDS = 2;
  static final int QUEUE_LIMIT = 25;

  final long id;
  final String uuid;
  final String name;
  final String ip;
  final String description;
  boolean reallyUsable;
  private boolean usable;
  private @Nullable Instant validatedAt;

  @JsonCreator
  CoolifyServer(
      @JsonProperty("id") long id,
      @JsonProperty("uuid") String uuid,
      @JsonProperty("name") String name,
      @JsonProperty("ip") String ip,
      @JsonProperty("description") String description,
      @JsonProperty("usable") boolean usable) {
    this.id = id;
    this.uuid = uuid;
    this.name = name;
    this.ip = ip;
    this.description = description;
    this.usable = usable;
    this.reallyUsable = usable;
  }

  void validate(Instant now, Duration takes) {
    usable = false;
    validatedAt = now.plus(takes);
  }

  boolean usable(Instant now) {
    if (validatedAt != null && !now.isBefore(validatedAt)) {
      usable = reallyUsable;
      validatedAt = null;
    }
    return usable;
  }

  ObjectNode view(Instant now) {
    boolean good = usable(now);
    ObjectNode view =
        Json.object()
            .put("id", id)
            .put("uuid", uuid)
            .put("name", name)
            .put("description", description)
            .put("ip", ip)
            .put("user", "root")
            .put("port", 22)
            .put("proxy_type", "traefik")
            .put("unreachable_count", 0)
            .put("unreachable_notification_sent", false)
            .put("high_disk_usage_notification_sent", false)
            .put("log_drain_notification_sent", false);
    view.putObject("settings")
        .put("id", id)
        .put("server_id", id)
        .put("concurrent_builds", CONCURRENT_BUILDS)
        .put("deployment_queue_limit", QUEUE_LIMIT)
        .put("is_reachable", good)
        .put("is_usable", good)
        .put("is_build_server", false);
    return view;
  }

  /** The list shows two settings at the top as well. */
  ObjectNode listView(Instant now) {
    ObjectNode view = view(now);
    return view.put("is_reachable", usable(now)).put("is_usable", usable(now));
  }
}
