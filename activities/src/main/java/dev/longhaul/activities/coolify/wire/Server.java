package dev.longhaul.activities.coolify.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A server; only {@code settings} is always filled. */
public record Server(
    String uuid, @Nullable String name, @Nullable String ip, @Nullable Settings settings) {

  /** Whether applications can be put on it. */
  public boolean usable() {
    return settings != null && settings.reachable() && settings.usable();
  }

  /** What the last validation found. */
  public record Settings(
      @JsonProperty("is_reachable") boolean reachable, @JsonProperty("is_usable") boolean usable) {}
}
