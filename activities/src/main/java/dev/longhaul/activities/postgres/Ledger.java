package dev.longhaul.activities.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.longhaul.activities.acting.Acting;
import dev.longhaul.activities.acting.Fences;
import dev.longhaul.activities.acting.LockedActing;
import dev.longhaul.activities.acting.SubjectLocks;
import dev.longhaul.durable.Secret;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/**
 * Longhaul's PostgreSQL database, opened and migrated. Three pools: one for reads and writes, one
 * for the locks on subjects, one for the turns at vendor accounts (an act may need both at once, so
 * they must not wait for each other).
 */
public final class Ledger implements AutoCloseable {
  private static final int ACCOUNTS = 4;
  private static final Duration BORROW = Duration.ofSeconds(5);

  /** PostgreSQL drops a lock's connection 15 s after its machine went silent, not after 2 h. */
  private static final Map<String, String> LONG_HOLDS =
      Map.of(
          "options",
          "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2"
              + " -c tcp_user_timeout=15000");

  private static final Map<String, String> SHORT_CALLS = Map.of("socketTimeout", "30");

  private final HikariDataSource work;
  private final HikariDataSource locks;
  private final HikariDataSource turns;
  private final Jdbi jdbi;

  private Ledger(HikariDataSource work, HikariDataSource locks, HikariDataSource turns) {
    this.work = work;
    this.locks = locks;
    this.turns = turns;
    this.jdbi = jdbi(work);
  }

  /**
   * Waits for PostgreSQL within the settings' patience, then migrates; several processes may do so
   * at once, Flyway's own lock lets one work.
   *
   * @throws LedgerUnavailable when PostgreSQL cannot be reached or refuses the login
   */
  public static Ledger open(LedgerSettings settings) {
    HikariDataSource work = pool(settings, "ledger", settings.connections(), SHORT_CALLS);
    try {
      Flyway.configure().dataSource(work).locations("classpath:db/migration").load().migrate();
      return new Ledger(
          work,
          pool(settings, "locks", settings.locks(), LONG_HOLDS),
          pool(settings, "turns", ACCOUNTS, LONG_HOLDS));
    } catch (RuntimeException e) {
      work.close();
      throw e;
    }
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  public DataSource dataSource() {
    return work;
  }

  /** Locks on subjects, for acts. */
  public SubjectLocks subjectLocks() {
    return new SubjectLocks(locks);
  }

  /** Locks on vendor accounts, for {@link LedgerAccountSessions}. */
  public SubjectLocks accountLocks() {
    return new SubjectLocks(turns);
  }

  /** Acts under this ledger's locks and fences. */
  public Acting acting() {
    return new LockedActing(subjectLocks(), new Fences(work));
  }

  /** Closes all connections; locks that are still held are freed. */
  @Override
  public void close() {
    turns.close();
    locks.close();
    work.close();
  }

  private static Jdbi jdbi(DataSource pool) {
    Jdbi jdbi =
        Jdbi.create(pool).installPlugin(new SqlObjectPlugin()).installPlugin(new PostgresPlugin());
    // Bound values are personal data and must not stand in a failure message (O-13).
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    jdbi.getConfig(Extensions.class).registerHandlerCustomizer(new PreparedWhenCalled());
    return Columns.register(jdbi);
  }

  private static HikariDataSource pool(
      LedgerSettings settings, String name, int size, Map<String, String> options) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(settings.url().jdbc());
    settings.url().user().ifPresent(config::setUsername);
    settings.url().password().map(Secret::reveal).ifPresent(config::setPassword);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(BORROW.toMillis());
    config.setInitializationFailTimeout(settings.patience().toMillis());
    config.addDataSourceProperty("ApplicationName", "longhaul-" + name);
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("logServerErrorDetail", "false");
    options.forEach(config::addDataSourceProperty);
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw new LedgerUnavailable(settings.url(), e);
    }
  }
}
