package dev.longhaul.sandbox.chaos;

import dev.longhaul.activities.postgres.Ledger;
import dev.longhaul.activities.postgres.SecretStore;
import dev.longhaul.activities.postgres.ServerRegistry;
import dev.longhaul.activities.postgres.ServerRow;
import dev.longhaul.activities.postgres.Vault;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.durable.TemporalOperations;
import dev.longhaul.emulators.World;
import dev.longhaul.emulators.WorldOptions;
import dev.longhaul.sandbox.Box;
import dev.longhaul.sandbox.Directories;
import dev.longhaul.sandbox.engine.DevServer;
import dev.longhaul.sandbox.engine.EmbeddedLedger;
import dev.longhaul.sandbox.engine.TemporalBinary;
import dev.longhaul.servers.ServerName;
import dev.longhaul.worker.SetupMain;
import dev.longhaul.worker.TemporalConnection;
import dev.longhaul.worker.config.WorkerSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Vendors, PostgreSQL, Temporal, a worker and its standby, each a process that can be killed. */
final class KillableStack implements AutoCloseable {
  private static final int SLOTS = 20;

  private final Path directory = Directories.temporary("longhaul-days");
  private final List<WorkerProcess> workers = new ArrayList<>();
  private final EmbeddedLedger postgres;
  private final DevServer temporal;
  private final EmulatorProcess vendors;
  private final Map<String, String> settings;
  private final Ledger ledger;
  private final TemporalConnection connection;
  private int started;

  private KillableStack(Consumer<World> scene) {
    postgres = EmbeddedLedger.start(directory);
    temporal = DevServer.start(TemporalBinary.find(System.getenv()).orElseThrow(), directory);
    Map<String, String> servers;
    try (World world = world()) {
      settings = Box.settings(directory, world, postgres, temporal, (name, first) -> first.get());
      servers = world.coolify().servers();
      scene.accept(world);
    }
    vendors = EmulatorProcess.start(worldsDirectory());
    WorkerSettings typed = WorkerSettings.read(settings);
    SetupMain.setUp(typed);
    ledger = Ledger.open(typed.ledger());
    connection = TemporalConnection.of(typed);
    servers.forEach((name, id) -> new ServerRegistry(ledger.jdbi()).add(server(name, id)));
  }

  /**
   * Starts everything but the workers.
   *
   * @param scene how the vendors' world begins
   */
  static KillableStack start(Consumer<World> scene) {
    return new KillableStack(scene);
  }

  private Path worldsDirectory() {
    return directory.resolve("world");
  }

  private World world() {
    return World.start(WorldOptions.defaults(), worldsDirectory());
  }

  private static ServerRow server(String name, String id) {
    String address = WorldOptions.defaults().servers().get(name);
    return ServerRow.empty(new ServerName(name), address, id, SLOTS);
  }

  void giveSecret(SecretRef ref, Secret value) {
    Vault vault = new Vault(WorkerSettings.read(settings).masterKey());
    new SecretStore(ledger.jdbi(), vault).put(ref, value);
  }

  Operations operations() {
    return new TemporalOperations(connection.client());
  }

  Ledger ledger() {
    return ledger;
  }

  EmulatorProcess vendors() {
    return vendors;
  }

  /** A worker and its standby. */
  void startWorkers() {
    while (workers.size() < 2) {
      workers.add(
          WorkerProcess.start("worker-" + ++started, directory, settings, false, List.of()));
    }
  }

  void killWorkers() {
    workers.forEach(WorkerProcess::kill);
    workers.clear();
  }

  void killTemporal() {
    temporal.kill();
    Patience.until("Temporal starts again", Ordered.LONGEST, this::runsTemporal);
  }

  private boolean runsTemporal() {
    temporal.run();
    return true;
  }

  void killPostgres() {
    new Postgres(directory.resolve("postgres")).crash();
  }

  void killVendors() {
    vendors.kill();
    vendors.run();
  }

  /** Ends the vendors and reads what they remember. */
  <T> T afterwards(Function<World, T> look) {
    vendors.kill();
    try (World world = world()) {
      return look.apply(world);
    }
  }

  @Override
  public void close() {
    killWorkers();
    connection.close();
    ledger.close();
    vendors.close();
    temporal.close();
    postgres.close();
    Directories.delete(directory);
  }
}
