package dev.longhaul.sandbox;

import dev.longhaul.activities.postgres.ApiTokens;
import dev.longhaul.activities.postgres.ApiTokens.NewToken;
import dev.longhaul.activities.postgres.Ledger;
import dev.longhaul.activities.postgres.TokenRole;
import dev.longhaul.emulators.World;
import dev.longhaul.emulators.WorldOptions;
import dev.longhaul.emulators.net.FreePorts;
import dev.longhaul.sandbox.engine.DevServer;
import dev.longhaul.sandbox.engine.EmbeddedLedger;
import dev.longhaul.sandbox.engine.InMemoryEngine;
import dev.longhaul.sandbox.engine.TemporalEngine;
import dev.longhaul.worker.SetupMain;
import dev.longhaul.worker.config.WorkerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The world in a box: emulated vendors, PostgreSQL and Temporal, prepared by the same set-up that
 * production uses. Longhaul itself is started beside it with {@link #settings}.
 */
public final class Box implements AutoCloseable {
  private final World world;
  private final EmbeddedLedger ledger;
  private final TemporalEngine temporal;
  private final Map<String, String> settings;
  private final String adminToken;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Box(
      World world,
      EmbeddedLedger ledger,
      TemporalEngine temporal,
      Map<String, String> settings,
      String adminToken) {
    this.world = world;
    this.ledger = ledger;
    this.temporal = temporal;
    this.settings = settings;
    this.adminToken = adminToken;
  }

  /** What a box that is started again finds again: the value of the first time. */
  @FunctionalInterface
  public interface Memory {
    String get(String name, Supplier<String> first);
  }

  /**
   * Starts everything with its files in {@code directory}; with the real server when {@code
   * temporalBinary} is given, else in memory.
   */
  public static Box start(Path directory, Optional<Path> temporalBinary) {
    return start(directory, temporalBinary, WorldOptions.defaults());
  }

  /** The same in another world, such as one with shorter waits. */
  public static Box start(Path directory, Optional<Path> temporalBinary, WorldOptions options) {
    CompletableFuture<EmbeddedLedger> ledger =
        CompletableFuture.supplyAsync(() -> EmbeddedLedger.start(directory));
    CompletableFuture<TemporalEngine> temporal =
        CompletableFuture.supplyAsync(
            () ->
                temporalBinary.isPresent()
                    ? DevServer.start(temporalBinary.get(), directory)
                    : InMemoryEngine.start());
    World world = World.start(options);
    return assemble(directory, world, ledger.join(), temporal.join(), (name, first) -> first.get());
  }

  /**
   * Starts a box that stays: vendors, PostgreSQL and Temporal go on with the data in {@code
   * directory}, on the ports that {@code memory} knows.
   */
  public static Box resume(Path directory, Optional<Path> temporalBinary, Memory memory) {
    CompletableFuture<EmbeddedLedger> ledger =
        CompletableFuture.supplyAsync(
            () -> EmbeddedLedger.resume(directory, port(memory, "ledger.port", 5432)));
    int port = port(memory, "temporal.port", 7233);
    int uiPort = port(memory, "ui.port", 8233);
    CompletableFuture<TemporalEngine> temporal =
        CompletableFuture.supplyAsync(
            () ->
                temporalBinary.isPresent()
                    ? DevServer.start(temporalBinary.get(), directory, port, uiPort)
                    : InMemoryEngine.start(port));
    World world = World.start(WorldOptions.defaults(), directory.resolve("world"));
    return assemble(directory, world, ledger.join(), temporal.join(), memory);
  }

  private static int port(Memory memory, String name, int wished) {
    return Integer.parseInt(memory.get(name, () -> Integer.toString(FreePorts.near(wished))));
  }

  /** A box that cannot be furnished leaves nothing running. */
  private static Box assemble(
      Path directory, World world, EmbeddedLedger ledger, TemporalEngine temporal, Memory memory) {
    try {
      return furnish(directory, world, ledger, temporal, memory);
    } catch (RuntimeException e) {
      temporal.close();
      ledger.close();
      world.close();
      throw e;
    }
  }

  private static Box furnish(
      Path directory, World world, EmbeddedLedger ledger, TemporalEngine temporal, Memory memory) {
    Map<String, String> settings = settings(directory, world, ledger, temporal, memory);
    WorkerSettings typed = WorkerSettings.read(settings);
    Optional<NewToken> first = SetupMain.setUp(typed);
    String token = memory.get("admin.token", () -> token(first, typed));
    return new Box(world, ledger, temporal, Map.copyOf(settings), token);
  }

  /** What a process is told that lives with these parts, wherever they run from then on. */
  public static Map<String, String> settings(
      Path directory, World world, EmbeddedLedger ledger, TemporalEngine temporal, Memory memory) {
    Map<String, String> settings = new LinkedHashMap<>(world.settings(directory));
    settings.put(
        "LONGHAUL_CONTACT_HANDLE", memory.get("contact.handle", () -> operatorsContact(world)));
    settings.put("DATABASE_URL", ledger.url());
    settings.put("TEMPORAL_ADDRESS", temporal.address());
    settings.put("LONGHAUL_MASTER_KEY", memory.get("master.key", Box::randomKey));
    settings.put("LONGHAUL_PAYLOAD_KEYS", "box:" + memory.get("payload.key", Box::randomKey));
    settings.put("LONGHAUL_CODEC_PORT", "0");
    settings.putAll(pace());
    catalogue().ifPresent(file -> settings.put("LONGHAUL_CATALOG", file.toString()));
    return settings;
  }

  /** The example's, where the project's own files are at hand. */
  private static Optional<Path> catalogue() {
    String home = System.getenv().getOrDefault("LONGHAUL_HOME", "");
    return Optional.of(Path.of(System.getProperty("longhaul.root", home), "examples/catalog.yaml"))
        .filter(Files::isRegularFile)
        .map(Path::toAbsolutePath);
  }

  private static String operatorsContact(World world) {
    return Long.toString(world.inwx().contact("Longhaul Hosting", "hosting@longhaul.example"));
  }

  /** The first admin's token; another one when the first was lost with a killed start. */
  private static String token(Optional<NewToken> first, WorkerSettings settings) {
    if (first.isPresent()) {
      return first.get().value().reveal();
    }
    try (Ledger ledger = Ledger.open(settings.ledger())) {
      return new ApiTokens(ledger.jdbi())
          .create("admin-" + UUID.randomUUID(), TokenRole.ADMIN, null)
          .value()
          .reveal();
    }
  }

  private static String randomKey() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  /** What differs from the defaults: a small world answers sooner than the real one. */
  private static Map<String, String> pace() {
    return Map.ofEntries(
        Map.entry("LONGHAUL_GOODBYE", "5s"),
        Map.entry("LONGHAUL_BASE_DOMAINS", "customers.example"),
        Map.entry("LONGHAUL_ADMINS", "operators@longhaul.example"),
        Map.entry("LONGHAUL_API_PORT", "0"),
        Map.entry("REGISTRATION_POLL", "500ms"),
        Map.entry("REGISTRAR_POLL", "1s"),
        Map.entry("DEPLOYMENT_POLL", "500ms"),
        Map.entry("DNS_POLL", "300ms"),
        Map.entry("HEALTH_CHECK_INTERVAL", "1s"),
        Map.entry("INWX_SETTLE_TIME", "2s"),
        Map.entry("COOLIFY_SETTLE_TIME", "1s"));
  }

  public World world() {
    return world;
  }

  public TemporalEngine temporal() {
    return temporal;
  }

  /** The variables of a process that lives in this box. */
  public Map<String, String> settings() {
    return settings;
  }

  /**
   * The same without payload encryption, for those who want to look around in the Web UI of a world
   * in which nothing is real. Production sets {@code LONGHAUL_PAYLOAD_KEYS}.
   */
  public Map<String, String> readableSettings() {
    Map<String, String> readable = new LinkedHashMap<>(settings);
    readable.remove("LONGHAUL_PAYLOAD_KEYS");
    return readable;
  }

  /** The first admin's API token. */
  public String adminToken() {
    return adminToken;
  }

  /** Stops everything; a second call does nothing. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    temporal.close();
    ledger.close();
    world.close();
  }
}
