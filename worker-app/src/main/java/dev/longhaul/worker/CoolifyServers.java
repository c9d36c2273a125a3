package dev.longhaul.worker;

import dev.longhaul.activities.coolify.CoolifyClient;
import dev.longhaul.activities.coolify.wire.Server;
import dev.longhaul.worker.api.PlatformServer;
import dev.longhaul.worker.api.ServerPlatform;
import java.util.List;
import java.util.Objects;

/** {@link ServerPlatform} at Coolify. */
record CoolifyServers(CoolifyClient coolify) implements ServerPlatform {
  private static final int PAGE = 20;

  @Override
  public PlatformServer look(String id) {
    return coolify.findServer(id).map(CoolifyServers::state).orElse(PlatformServer.UNKNOWN);
  }

  @Override
  public List<Listed> list() {
    return coolify.listServers().stream().map(CoolifyServers::listed).toList();
  }

  private static Listed listed(Server server) {
    return new Listed(
        server.uuid(),
        Objects.requireNonNullElse(server.name(), ""),
        Objects.requireNonNullElse(server.ip(), ""),
        state(server));
  }

  @Override
  public void validate(String id) {
    coolify.validateServer(id);
  }

  @Override
  public List<Deployed> deployments(String appId) {
    return coolify.listDeployments(appId, PAGE).stream()
        .map(entry -> new Deployed(entry.deploymentUuid(), entry.status(), entry.createdAt()))
        .toList();
  }

  private static PlatformServer state(Server server) {
    if (server.usable()) {
      return PlatformServer.READY;
    }
    return server.settings() == null || server.settings().reachable()
        ? PlatformServer.NOT_USABLE
        : PlatformServer.NOT_REACHABLE;
  }
}
