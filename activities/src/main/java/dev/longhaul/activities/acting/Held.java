package dev.longhaul.activities.acting;

import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lock that this thread holds; closing gives it back. Not for use by two threads. */
public final class Held implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Held.class);
  private static final int CHECK_MILLIS = 5_000;
  private static final String UNLOCK = "select pg_advisory_unlock(?)";
  private static final String UNLOCK_WITHOUT_LIMIT =
      UNLOCK + ", set_config('idle_session_timeout', '0', false)";
  private static final String STILL_HELD =
      """
      select exists (
        select from pg_locks
        where locktype = 'advisory' and pid = pg_backend_pid() and granted and objsubid = 1
          and classid::bigint = ? and objid::bigint = ?)
      """;

  private final Connection session;
  private final String subject;
  private final long key;
  private final String unlock;

  /**
   * @param limited whether the session ends when it is silent, which is over with the lock
   */
  Held(Connection session, String subject, long key, boolean limited) {
    this.session = session;
    this.subject = subject;
    this.key = key;
    this.unlock = limited ? UNLOCK_WITHOUT_LIMIT : UNLOCK;
  }

  /**
   * Returns when the database session still holds the lock; answers within 5 s.
   *
   * @throws ApplicationFailure {@link ActingProblem#LOCK_LOST} (retried) when it does not
   */
  public void check() {
    try {
      session.setNetworkTimeout(Runnable::run, CHECK_MILLIS);
      if (!ask(STILL_HELD, key >>> 32, key & 0xffff_ffffL)) {
        throw lost(null);
      }
      session.setNetworkTimeout(Runnable::run, 0);
    } catch (SQLException e) {
      throw lost(e);
    }
  }

  /** Gives the lock back; when that fails the database session is ended, which frees it too. */
  @Override
  public void close() {
    try (session) {
      unlock();
    } catch (SQLException e) {
      log.warn("the connection that held {} did not close: {}", subject, e.getMessage());
    }
  }

  private void unlock() throws SQLException {
    try {
      if (ask(unlock, key)) {
        return;
      }
      log.warn("the lock of {} was lost before its end", subject);
    } catch (SQLException e) {
      log.warn("the connection that held {} is gone: {}", subject, e.getMessage());
    }
    session.abort(Runnable::run);
  }

  private boolean ask(String sql, long... parameters) throws SQLException {
    try (PreparedStatement select = session.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setLong(i + 1, parameters[i]);
      }
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private ApplicationFailure lost(@Nullable SQLException cause) {
    return ActingProblem.LOCK_LOST.retryable(
        "the lock of " + subject + " was lost; nothing was sent after that", cause);
  }
}
