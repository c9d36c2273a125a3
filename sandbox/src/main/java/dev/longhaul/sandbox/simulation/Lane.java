package dev.longhaul.sandbox.simulation;

import dev.longhaul.activities.postgres.Ledger;
import dev.longhaul.activities.postgres.SecretStore;
import dev.longhaul.activities.postgres.ServerRegistry;
import dev.longhaul.activities.postgres.ServerRow;
import dev.longhaul.activities.postgres.Vault;
import dev.longhaul.durable.TemporalOperations;
import dev.longhaul.emulators.World;
import dev.longhaul.emulators.WorldOptions;
import dev.longhaul.emulators.faults.Switchboard;
import dev.longhaul.emulators.faults.Waits;
import dev.longhaul.sandbox.Directories;
import dev.longhaul.servers.ServerName;
import dev.longhaul.worker.Role;
import dev.longhaul.worker.SetupMain;
import dev.longhaul.worker.Surroundings;
import dev.longhaul.worker.TemporalConnection;
import dev.longhaul.worker.WorkerApp;
import dev.longhaul.worker.config.WorkerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A company of its own: Temporal, vendors, a database and a worker, for one seed after another. */
final class Lane implements AutoCloseable {
  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  /** In real time: a busy machine takes long over what happens in a minute of the simulation. */
  private static final Duration STAND_STILL = Duration.ofSeconds(90);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Path directory = Directories.temporary("longhaul-simulation");
  private final VirtualTime time;
  private final World world;
  private final LedgerTime ledgerTime;
  private final Stage stage;
  private volatile Weather weather;

  /**
   * @param databaseUrl of an empty database that belongs to this lane
   */
  Lane(String databaseUrl) {
    time = kept(new VirtualTime());
    world = kept(World.start(WorldOptions.defaults().withWaits(Waits.withoutLatency())));
    world.clock().follow(time::now);
    weather = sunshine();
    listen("inwx", world.inwx().switchboard());
    listen("coolify", world.coolify().switchboard());
    listen("mail", world.mail().switchboard());
    WorkerSettings settings = WorkerSettings.read(settings(databaseUrl));
    ledgerTime = kept(new LedgerTime(settings.ledger().url()));
    SetupMain.setUp(settings, connection(settings));
    Ledger ledger = kept(Ledger.open(settings.ledger()));
    addServers(new ServerRegistry(ledger.jdbi()));
    TemporalConnection temporal = kept(connection(settings));
    kept(WorkerApp.start(settings, Set.of(Role.WORKER), surroundings()));
    stage =
        new Stage(
            world,
            ledger.jdbi(),
            new SecretStore(ledger.jdbi(), new Vault(settings.masterKey())),
            new TemporalOperations(temporal.client()),
            temporal.client());
  }

  private TemporalConnection connection(WorkerSettings settings) {
    return TemporalConnection.over(time.channel(), settings);
  }

  private Surroundings surroundings() {
    return new Surroundings(
        List.of(new TroubledWorkers(() -> weather)),
        (settings, metrics) -> connection(settings),
        time.clock(),
        false);
  }

  private Weather sunshine() {
    Weather calm = new Weather(new Dice(0), new Schedule(time::now));
    calm.end();
    return calm;
  }

  private void listen(String vendor, Switchboard switchboard) {
    switchboard.source((call, occurrence) -> weather.vendorFault(vendor, call));
  }

  /** Every wait that only spends real time is as short as it may be. */
  private Map<String, String> settings(String databaseUrl) {
    Map<String, String> settings = new LinkedHashMap<>(world.settings(directory));
    settings.put(
        "LONGHAUL_CONTACT_HANDLE",
        Long.toString(world.inwx().contact("Longhaul Hosting", "hosting@longhaul.example")));
    settings.put("DATABASE_URL", databaseUrl);
    settings.put("LONGHAUL_MASTER_KEY", KEY);
    settings.put("LONGHAUL_BASE_DOMAINS", "customers.example");
    settings.put("LONGHAUL_ADMINS", "operators@longhaul.example");
    settings.put("INWX_SETTLE_TIME", "20ms");
    settings.put("COOLIFY_SETTLE_TIME", "20ms");
    settings.put("INWX_CALL_TIMEOUT", "2s");
    settings.put("COOLIFY_CALL_TIMEOUT", "2s");
    settings.put("SMTP_TIMEOUT", "2s");
    settings.put("DNS_CALL_TIMEOUT", "500ms");
    settings.put("HEALTH_CHECK_NEW_DOMAIN", "3m");
    settings.put("LONGHAUL_LOCKS", "12");
    settings.put("LONGHAUL_GOODBYE", "3s");
    // They go by real time, or for ever: skipped time would never stand still.
    settings.put("LONGHAUL_SWEEP_INTERVAL", "0s");
    settings.put("LONGHAUL_BREAKER_FAILURES", "0");
    settings.put("REGISTRAR_POLL", "60m");
    return settings;
  }

  private void addServers(ServerRegistry registry) {
    WorldOptions.defaults()
        .servers()
        .forEach(
            (name, address) ->
                registry.add(
                    ServerRow.empty(
                        new ServerName(name),
                        address,
                        Objects.requireNonNull(world.coolify().servers().get(name), name),
                        1_000)));
  }

  /**
   * Runs one seed; the lane is fit for the next one when the report has no violation.
   *
   * @throws LostTask when the seed is to be run again, in another lane
   * @throws TimeIsUp when it was not over at {@code atLatest}; the lane is of no use then
   */
  SeedReport run(long seed, List<Scenario> scenarios, RealTime atLatest) {
    Schedule schedule = new Schedule(time::now);
    weather = new Weather(new Dice(seed), schedule);
    try {
      Run run = new Run(seed, scenarios, stage, wait -> pass(wait, atLatest), schedule, weather);
      SeedReport report = run.report();
      stage.forgetRegistrar();
      return report;
    } catch (LostTask | TimeIsUp e) {
      throw e;
    } catch (RuntimeException e) {
      String sentence = "the run could not go on: " + e;
      return new SeedReport(
          seed,
          Map.of(),
          List.of(sentence),
          schedule.lines(),
          schedule.faults(),
          Duration.ZERO,
          Duration.ZERO);
    } finally {
      weather.end();
    }
  }

  private void pass(Duration duration, RealTime atLatest) {
    if (!time.pass(duration, RealTime.now().plus(STAND_STILL).or(atLatest))) {
      if (atLatest.isPast()) {
        throw new TimeIsUp();
      }
      throw new IllegalStateException("time stood still for " + STAND_STILL.toSeconds() + " s");
    }
    ledgerTime.follow(time.now());
  }

  private <T extends AutoCloseable> T kept(T part) {
    parts.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) { // AutoCloseable declares it; the other parts shall close too
        System.err.println("a part of a lane did not close: " + e.getMessage());
      }
    }
    Directories.delete(directory);
  }
}
