package dev.longhaul.emulators.coolify;

import dev.longhaul.emulators.http.LoopbackHttp;
import dev.longhaul.emulators.memory.Ports;
import dev.longhaul.emulators.net.SandboxCa;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The HTTPS port of every server, where its deployed applications answer. */
final class ServerFronts implements AutoCloseable {
  private static final int HTTPS = 443;
  private final Map<String, LoopbackHttp> listeners = new ConcurrentHashMap<>();
  private final CoolifyState state;
  private final SandboxCa ca;
  private final PublicRoutes routes;
  private final Ports ports;

  ServerFronts(CoolifyState state, SandboxCa ca, PublicRoutes routes, Ports ports) {
    this.state = state;
    this.ca = ca;
    this.routes = routes;
    this.ports = ports;
  }

  void open(CoolifyServer server) {
    DeployedApplications applications = new DeployedApplications(state, server);
    LoopbackHttp listener =
        LoopbackHttp.tls(
            "front-" + server.uuid,
            ports,
            ca.serverContext(applications::knows, "default.invalid"),
            applications::serve);
    listeners.put(server.name, listener);
    routes.route(server.ip, HTTPS, listener.port());
  }

  LoopbackHttp of(String serverName) {
    LoopbackHttp listener = listeners.get(serverName);
    if (listener == null) {
      throw new IllegalArgumentException("no server " + serverName);
    }
    return listener;
  }

  @Override
  public void close() {
    listeners.values().forEach(LoopbackHttp::close);
  }
}
