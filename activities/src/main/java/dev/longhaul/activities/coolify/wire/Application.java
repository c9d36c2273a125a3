package dev.longhaul.activities.coolify.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An application. It is written with {@code domains} and read with {@code fqdn}.
 *
 * @param healthInterval seconds between two checks of the container
 * @param destination where it runs; not in the specification, null when Coolify does not tell
 */
public record Application(
    long id,
    String uuid,
    String name,
    @Nullable String fqdn,
    @Nullable String status,
    @JsonProperty("environment_id") long environmentId,
    @JsonProperty("git_repository") @Nullable String repository,
    @JsonProperty("git_branch") @Nullable String branch,
    @JsonProperty("build_pack") @Nullable String buildPack,
    @JsonProperty("ports_exposes") @Nullable String ports,
    @JsonProperty("health_check_path") @Nullable String healthPath,
    @JsonProperty("health_check_port") @Nullable String healthPort,
    @JsonProperty("health_check_interval") @Nullable Long healthInterval,
    @Nullable Destination destination) {

  /** The server it is on, when Coolify tells. */
  public Optional<String> serverUuid() {
    return Optional.ofNullable(destination).map(Destination::server).map(Host::uuid);
  }

  /** A network on a server. */
  public record Destination(@Nullable Host server) {}

  /** The server of a destination. */
  public record Host(String uuid) {}
}
