package dev.longhaul.sandbox;

import dev.longhaul.emulators.World;
import dev.longhaul.emulators.WorldOptions;
import dev.longhaul.sandbox.engine.DevServer;
import dev.longhaul.sandbox.engine.EmbeddedLedger;
import dev.longhaul.sandbox.engine.InMemoryEngine;
import dev.longhaul.sandbox.engine.TemporalEngine;
import dev.longhaul.worker.SetupMain;
import dev.longhaul.worker.config.WorkerSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

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
      World world, EmbeddedLedger ledger, TemporalEngine temporal, Map<String, String> settings) {
    this.world = world;
    this.ledger = ledger;
    this.temporal = temporal;
    this.settings = Map.copyOf(settings);
    this.adminToken =
        SetupMain.setUp(WorkerSettings.read(this.settings))
            .orElseThrow(() -> new IllegalStateException("a fresh ledger has no admin token"))
            .value()
            .reveal();
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
    Map<String, String> settings = new LinkedHashMap<>(world.settings(directory));
    settings.put(
        "LONGHAUL_CONTACT_HANDLE",
        Long.toString(world.inwx().contact("Longhaul Hosting", "hosting@longhaul.example")));
    settings.put("DATABASE_URL", ledger.join().url());
    settings.put("TEMPORAL_ADDRESS", temporal.join().address());
    settings.put("LONGHAUL_MASTER_KEY", randomKey());
    settings.put("LONGHAUL_PAYLOAD_KEYS", "box:" + randomKey());
    settings.put("LONGHAUL_CODEC_PORT", "0");
    settings.putAll(pace());
    return new Box(world, ledger.join(), temporal.join(), settings);
  }

  private static String randomKey() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  /** What differs from the defaults: a small world answers sooner than the real one. */
  private static Map<String, String> pace() {
    return Map.of(
        "LONGHAUL_BASE_DOMAINS", "customers.example",
        "LONGHAUL_ADMINS", "operators@longhaul.example",
        "LONGHAUL_API_PORT", "0",
        "REGISTRATION_POLL", "500ms",
        "DEPLOYMENT_POLL", "500ms",
        "DNS_POLL", "300ms",
        "HEALTH_CHECK_INTERVAL", "1s",
        "INWX_SETTLE_TIME", "2s",
        "COOLIFY_SETTLE_TIME", "1s");
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
