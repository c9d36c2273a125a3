package dev.longhaul.sandbox.engine;

import dev.longhaul.emulators.net.FreePorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** PostgreSQL from a Maven artifact, on a free loopback port. */
public final class EmbeddedLedger implements AutoCloseable {
  private final EmbeddedPostgres postgres;

  private EmbeddedLedger(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** Starts PostgreSQL with its data below {@code directory}, removed at the end. */
  public static EmbeddedLedger start(Path directory) {
    try {
      return new EmbeddedLedger(
          EmbeddedPostgres.builder()
              .setDataDirectory(directory.resolve("postgres"))
              .setServerConfig("synchronous_commit", "on")
              .setCleanDataDirectory(true)
              .setPort(FreePorts.one())
              .setPGStartupWait(Duration.ofSeconds(30))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
    }
  }

  /**
   * The same for data that nobody needs after a crash: what is confirmed is in memory only, and
   * PostgreSQL does nothing in the background.
   */
  public static EmbeddedLedger startForgetful(Path directory) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.resolve("postgres"))
            .setServerConfig("synchronous_commit", "off")
            .setServerConfig("full_page_writes", "off")
            .setServerConfig("wal_level", "minimal")
            .setServerConfig("max_wal_senders", "0")
            .setServerConfig("autovacuum", "off")
            .setServerConfig("jit", "off")
            .setCleanDataDirectory(true)
            .setPGStartupWait(Duration.ofSeconds(30));
    try {
      return new EmbeddedLedger(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
    }
  }

  /** Starts PostgreSQL on data below {@code directory} that stays, made when it is not there. */
  public static EmbeddedLedger resume(Path directory, int port) {
    try {
      return new EmbeddedLedger(
          EmbeddedPostgres.builder()
              .setDataDirectory(directory.resolve("postgres"))
              .setServerConfig("synchronous_commit", "on")
              .setCleanDataDirectory(false)
              .setPort(port)
              .setPGStartupWait(Duration.ofSeconds(60))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
    }
  }

  /** As {@code DATABASE_URL} takes it. */
  public String url() {
    return url("postgres");
  }

  private String url(String database) {
    return "postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/" + database;
  }

  /** Makes another database and returns its address. */
  public String database(String name) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
      return url(name);
    } catch (SQLException e) {
      throw new IllegalStateException("database " + name + " cannot be made", e);
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded PostgreSQL did not stop", e);
    }
  }
}
