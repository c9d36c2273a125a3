package dev.longhaul.activities.postgres;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperationActivities.Claim;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A fresh ledger per test class: one PostgreSQL for all, and a migrated database to copy from. */
public final class TestLedger {
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static final EmbeddedPostgres POSTGRES = start();

  private TestLedger() {}

  /** An opened ledger in a database of its own; the caller closes it. */
  public static Ledger open() {
    return Ledger.open(settings(fresh()));
  }

  /** A vault with a key of its own. */
  public static Vault vault() {
    return new Vault(masterKey((byte) 7));
  }

  static Secret masterKey(byte filling) {
    byte[] key = new byte[32];
    Arrays.fill(key, filling);
    return new Secret(Base64.getEncoder().encodeToString(key));
  }

  /** Claims {@code operation} for a run and returns that run's first fence. */
  public static Fence claim(Ledger ledger, String operation, String runId) {
    OperationId id = new OperationId(operation);
    Claim claim =
        new Claim(
            id, runId, "test", id.subject(), "a test", new Actor("jo"), Instant.ofEpochSecond(1));
    long token = new LedgerOperationActivities(ledger.jdbi(), null).claim(claim);
    return new Fence(id, token, 1);
  }

  static Fence next(Fence fence) {
    return new Fence(fence.operation(), fence.token(), fence.sequence() + 1);
  }

  /** A database name that nobody uses, already migrated. */
  static DatabaseUrl fresh() {
    String name = "ledger_" + COUNTER.incrementAndGet();
    execute("create database " + name + " template migrated");
    return url(name);
  }

  static DatabaseUrl empty() {
    String name = "empty_" + COUNTER.incrementAndGet();
    execute("create database " + name);
    return url(name);
  }

  static LedgerSettings settings(DatabaseUrl url) {
    return new LedgerSettings(url, 10, 10, Duration.ofSeconds(20));
  }

  private static DatabaseUrl url(String database) {
    return url(POSTGRES, database);
  }

  private static DatabaseUrl url(EmbeddedPostgres postgres, String database) {
    String jdbc = "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
    return new DatabaseUrl(jdbc, Optional.of("postgres"), Optional.of(new Secret("postgres")));
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      execute(postgres, "create database migrated");
      Ledger.open(settings(url(postgres, "migrated"))).close();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized void execute(String sql) {
    execute(POSTGRES, sql);
  }

  private static void execute(EmbeddedPostgres postgres, String sql) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
