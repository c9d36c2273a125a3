package dev.longhaul.activities.coolify.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * An application. It is written with {@code domains} and read with {@code fqdn}.
 *
 * @param destination where it runs; not in the specification, null when Coolify does not tell
 */
public record Application(
    long id,
    String uuid,
    String name,
    String fqdn,
    String status,
    @JsonProperty("environment_id") long environmentId,
    @JsonProperty("git_repository") String repository,
    @JsonProperty("git_branch") String branch,
    @JsonProperty("build_pack") String buildPack,
    @JsonProperty("ports_exposes") String ports,
    Destination destination) {

  /** The server it is on, when Coolify tells. */
  public Optional<String> serverUuid() {
    return Optional.ofNullable(destination).map(Destination::server).map(Host::uuid);
  }

  /** A network on a server. */
  public record Destination(Host server) {}

  /** The server of a destination. */
  public record Host(String uuid) {}
}
