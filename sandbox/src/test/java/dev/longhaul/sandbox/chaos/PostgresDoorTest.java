package dev.longhaul.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.emulators.faults.Hold;
import dev.longhaul.emulators.faults.HoldPoint;
import dev.longhaul.sandbox.engine.EmbeddedLedger;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a write is held where it takes effect. */
class PostgresDoorTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private EmbeddedLedger postgres;
  private PostgresDoor door;
  private Connection straight;
  private Connection held;

  @BeforeEach
  void open(@TempDir Path directory) throws SQLException {
    postgres = EmbeddedLedger.start(directory);
    int port = URI.create(postgres.url()).getPort();
    door = new PostgresDoor(port, List.of("insert into left_ones", "insert into right_ones"));
    straight = connection(port);
    held = connection(door.port());
    run(straight, "create table left_ones (n int)");
    run(straight, "create table right_ones (n int)");
  }

  @AfterEach
  void close() throws SQLException {
    held.close();
    straight.close();
    door.close();
    postgres.close();
  }

  @Test
  void holdsAWriteOutsideATransactionBeforeItsEffect() throws Exception {
    Hold hold = door.switchboard().hold("insert into left_ones", HoldPoint.BEFORE_EFFECT);
    CompletableFuture<Void> write = async(() -> run(held, "insert into left_ones values (1)"));
    assertThat(hold.awaitReached(SOON)).isTrue();
    assertThat(count("left_ones")).isZero();
    hold.release();
    write.get(10, TimeUnit.SECONDS);
    assertThat(count("left_ones")).isOne();
  }

  @Test
  void knowsATransactionByEveryWriteInIt() throws Exception {
    Hold before = door.switchboard().hold("insert into left_ones", HoldPoint.BEFORE_EFFECT);
    Hold after = door.switchboard().hold("insert into right_ones", HoldPoint.AFTER_EFFECT);
    CompletableFuture<Void> write = async(this::bothInOne);
    assertThat(before.awaitReached(SOON)).isTrue();
    assertThat(count("left_ones") + count("right_ones")).isZero();
    before.release();
    assertThat(after.awaitReached(SOON)).isTrue();
    assertThat(count("left_ones") + count("right_ones")).isEqualTo(2);
    assertThat(write).isNotDone();
    after.release();
    write.get(10, TimeUnit.SECONDS);
  }

  @Test
  void forgetsWhatWasRolledBack() throws Exception {
    Hold hold = door.switchboard().hold("insert into left_ones", HoldPoint.BEFORE_EFFECT);
    held.setAutoCommit(false);
    run(held, "insert into left_ones values (1)");
    held.rollback();
    run(held, "insert into right_ones values (1)");
    held.commit();
    assertThat(hold.isReached()).isFalse();
    assertThat(count("right_ones")).isOne();
  }

  private void bothInOne() throws SQLException {
    held.setAutoCommit(false);
    run(held, "insert into left_ones values (1)");
    run(held, "insert into right_ones values (1)");
    held.commit();
  }

  private static Connection connection(int port) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&prepareThreshold=0");
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int count(String table) throws SQLException {
    try (Statement statement = straight.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + table)) {
      row.next();
      return row.getInt(1);
    }
  }

  /** What speaks to PostgreSQL. */
  @FunctionalInterface
  private interface Talk {
    void talk() throws SQLException;
  }

  private static CompletableFuture<Void> async(Talk talk) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            talk.talk();
          } catch (SQLException e) {
            throw new CompletionException(e);
          }
        });
  }
}
