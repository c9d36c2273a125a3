package dev.longhaul.emulators.coolify;

import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.EmulatorClock;
import dev.longhaul.emulators.faults.Fault;
import dev.longhaul.emulators.faults.Switchboard;
import dev.longhaul.emulators.faults.Waits;
import dev.longhaul.emulators.http.VendorServer;
import dev.longhaul.emulators.memory.Memory;
import dev.longhaul.emulators.net.SandboxCa;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Coolify 4.3 on a loopback port, with an HTTPS port for every server. Calls are named by method
 * and path template, e.g. {@code POST /applications/{uuid}/start}.
 */
public final class CoolifyEmulator implements AutoCloseable {
  /**
   * {@link Fault.Quirk}: a start answers 200 with a deployment that does not exist; deploy answers
   * 429.
   */
  public static final Fault QUEUE_FULL = new Fault.Quirk(Deployer.QUEUE_FULL);

  /** {@link Fault.Quirk}: the list of deployments is an object keyed by position. */
  public static final Fault LIST_AS_OBJECT = new Fault.Quirk(DeploymentEndpoints.LIST_AS_OBJECT);

  private static final String TOKEN = "1|sandbox-token";
  private final Switchboard switchboard = new Switchboard();
  private final Memory memory;
  private final CoolifyState state;
  private final ServerFronts fronts;
  private final Routes routes = new Routes();
  private final CoolifyVendor vendor;
  private final VendorServer server;

  private CoolifyEmulator(
      EmulatorClock clock,
      Effects effects,
      Waits waits,
      SandboxCa ca,
      PublicRoutes publicRoutes,
      Memory memory) {
    this.memory = memory;
    this.state = new CoolifyState(clock, effects, waits);
    CoolifyMemory.connect(state, memory);
    this.fronts = new ServerFronts(state, ca, publicRoutes, memory.ports());
    state.servers.forEach(fronts::open);
    Deployer deployer = new Deployer(state);
    new ProjectEndpoints(state).addTo(routes);
    new ApplicationEndpoints(state, deployer).addTo(routes);
    new VariableEndpoints(state).addTo(routes);
    new LifecycleEndpoints(state, deployer).addTo(routes);
    new DeploymentEndpoints(state).addTo(routes);
    new ServerEndpoints(state, fronts).addTo(routes);
    this.vendor = new CoolifyVendor(state, routes);
    vendor.token(TOKEN, Set.of(Routes.Ability.values()));
    this.server = new VendorServer("coolify", vendor, switchboard, waits.call(), memory);
  }

  public static CoolifyEmulator start(
      EmulatorClock clock, Effects effects, Waits waits, SandboxCa ca, PublicRoutes routes) {
    return start(clock, effects, waits, ca, routes, Memory.none());
  }

  /** With everything it knew before a restart. */
  public static CoolifyEmulator start(
      EmulatorClock clock,
      Effects effects,
      Waits waits,
      SandboxCa ca,
      PublicRoutes routes,
      Memory memory) {
    return new CoolifyEmulator(clock, effects, waits, ca, routes, memory);
  }

  public String apiUrl() {
    return server.url("/api/v1");
  }

  /** A token that may do everything. */
  public String token() {
    return TOKEN;
  }

  /** A token that may read and nothing else. */
  public String readOnlyToken() {
    String token = "2|read-only-token";
    vendor.token(token, Set.of(Routes.Ability.READ));
    return token;
  }

  public Switchboard switchboard() {
    return switchboard;
  }

  /** Adds a server and opens its HTTPS port; answers its UUID. */
  public String addServer(String name, String ip, boolean usable) {
    return changed(
        () -> {
          CoolifyServer added =
              new CoolifyServer(state.nextId(), state.newUuid(), name, ip, "", usable);
          fronts.open(added);
          state.servers.add(added);
          return added.uuid;
        });
  }

  /** What the next validation of the server will find. */
  public void serverIsReallyUsable(String name, boolean usable) {
    change(
        () ->
            state.servers.stream()
                .filter(s -> s.name.equals(name))
                .forEach(s -> s.reallyUsable = usable));
  }

  /** The UUIDs of the servers by name. */
  public Map<String, String> servers() {
    synchronized (state) {
      Map<String, String> uuids = new LinkedHashMap<>();
      state.servers.forEach(s -> uuids.put(s.name, s.uuid));
      return uuids;
    }
  }

  /** The server's HTTPS port refuses connections. */
  public void serverDown(String serverName) {
    fronts.of(serverName).stopListening();
  }

  /** The server's HTTPS port answers again. */
  public void serverUp(String serverName) {
    fronts.of(serverName).startListening();
  }

  /**
   * The next deployments of an application, named by name, host or UUID, fail at the end with this
   * log.
   */
  public void failNextDeployments(String applicationOrDomain, int times, String logTail) {
    change(() -> state.deployments.failNext(applicationOrDomain, times, logTail));
  }

  /** From now on /health of the application with this domain, existing or not yet, answers 503. */
  public void unhealthy(String domain) {
    change(() -> state.unhealthy.add(domain));
  }

  /** From now on /health of the application with this domain answers 200 again. */
  public void healthy(String domain) {
    change(() -> state.unhealthy.remove(domain));
  }

  private void change(Runnable change) {
    changed(
        () -> {
          change.run();
          return this;
        });
  }

  private <T> T changed(Supplier<T> change) {
    T result;
    synchronized (state) {
      result = change.get();
    }
    memory.save();
    return result;
  }

  /** The status of an application in the vendor's words. */
  public Optional<String> statusOf(String nameOrDomain) {
    synchronized (state) {
      state.settle();
      return state.applications.stream()
          .filter(app -> app.answersTo(nameOrDomain))
          .map(CoolifyApplication::status)
          .findFirst();
    }
  }

  /** How many applications exist, deletions counted when they are through. */
  public int applicationCount() {
    synchronized (state) {
      state.settle();
      return state.applications.size();
    }
  }

  Routes routes() {
    return routes;
  }

  public void stopListening() {
    server.stopListening();
  }

  public void startListening() {
    server.startListening();
  }

  @Override
  public void close() {
    server.close();
    fronts.close();
  }
}
