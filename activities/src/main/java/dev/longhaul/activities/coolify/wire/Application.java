package dev.longhaul.activities.coolify.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** An application. It is written with {@code domains} and read with {@code fqdn}. */
public record Application(
    long id,
    String uuid,
    String name,
    String fqdn,
    String status,
    @JsonProperty("environment_id") long environmentId) {

  /** Whether this address is one of the application's, which are written with commas between. */
  public boolean servedAt(String url) {
    return fqdn != null && List.of(fqdn.split("\\s*,\\s*")).contains(url);
  }
}
