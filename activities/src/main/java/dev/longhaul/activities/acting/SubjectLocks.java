package dev.longhaul.activities.acting;

import io.temporal.failure.ApplicationFailure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Locks on subjects of the outside world, such as {@code inwx-live/domain/acme.example}, shared by
 * all workers: session advisory locks of PostgreSQL. Each held lock keeps one connection, so the
 * pool must be their own and its size bounds the acts that run at once. The end of the process
 * frees them within milliseconds; a stopped process keeps them.
 */
public final class SubjectLocks {
  private static final Duration AGAIN = Duration.ofSeconds(2);
  private static final String TIMED_OUT = "55P03";

  /** In this order; the limits are undone with the statement when the lock is not got. */
  private static final String PATIENTLY =
      """
      select set_config('lock_timeout', ?, false), set_config('idle_session_timeout', ?, false),
             pg_advisory_lock(?)
      """;

  private final DataSource pool;

  /** Uses connections straight to PostgreSQL: a pooler between would share the session. */
  public SubjectLocks(DataSource pool) {
    this.pool = pool;
  }

  /**
   * Takes the lock, or fails at once.
   *
   * @throws ApplicationFailure {@link ActingProblem#SUBJECT_BUSY} (BENIGN, retried after 2 s) when
   *     somebody else holds it; {@link ActingProblem#LEDGER_AWAY} (retried) when there is no
   *     connection
   */
  public Held acquire(String subject) {
    return acquire(subject, Duration.ZERO);
  }

  /** The same, but waits up to {@code patience} for the present holder to finish. */
  public Held acquire(String subject, Duration patience) {
    return acquire(subject, patience, Duration.ZERO);
  }

  /**
   * The same, but PostgreSQL itself frees the lock when nothing was asked over it for {@code
   * mostSilence}: for locks on which others wait, and whose holder asks {@link Held#check} before
   * everything it sends. A stopped process keeps its connection alive, and would otherwise keep the
   * lock.
   */
  public Held acquire(String subject, Duration patience, Duration mostSilence) {
    long key = key(subject);
    Connection session = connect(subject);
    boolean held = false;
    try {
      held = patience.isZero() ? tryLock(session, key) : lock(session, key, patience, mostSilence);
    } catch (SQLException e) {
      throw ActingProblem.LEDGER_AWAY.retryable("cannot lock " + subject, e);
    } finally {
      if (!held) {
        giveBack(session);
      }
    }
    if (!held) {
      throw busy(subject);
    }
    return new Held(session, subject, key, !mostSilence.isZero());
  }

  /** The failure of somebody whose turn did not come. */
  public static ApplicationFailure busy(String subject) {
    return ActingProblem.SUBJECT_BUSY.waiting(AGAIN, subject + " is being worked on by another");
  }

  /** The 64 bits that stand for a subject. */
  static long key(String subject) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(sha.digest(subject.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private Connection connect(String subject) {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      throw ActingProblem.LEDGER_AWAY.retryable("no connection to lock " + subject, e);
    }
  }

  private static boolean tryLock(Connection session, long key) throws SQLException {
    try (PreparedStatement lock = session.prepareStatement("select pg_try_advisory_lock(?)")) {
      lock.setLong(1, key);
      try (ResultSet row = lock.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** One statement: whoever waits for the turn waits for each of our round trips, too. */
  private static boolean lock(Connection session, long key, Duration patience, Duration mostSilence)
      throws SQLException {
    try (PreparedStatement lock = session.prepareStatement(PATIENTLY)) {
      lock.setString(1, Long.toString(patience.toMillis()));
      lock.setString(2, Long.toString(mostSilence.toMillis()));
      lock.setLong(3, key);
      lock.execute();
      return true;
    } catch (SQLException e) {
      if (TIMED_OUT.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private static void giveBack(Connection session) {
    try {
      session.close();
    } catch (SQLException e) {
      throw ActingProblem.LEDGER_AWAY.retryable("the lock's connection is broken", e);
    }
  }
}
