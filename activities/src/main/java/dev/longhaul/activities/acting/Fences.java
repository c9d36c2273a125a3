package dev.longhaul.activities.acting;

import dev.longhaul.durable.Fence;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Knows which run of an operation is the newest: {@code operations.fence} of the ledger. */
public final class Fences {
  private static final String NEWEST = "select fence, run_id from operations where id = ?";
  private static final String BEGAN =
      "select started_at from operation_runs where operation = ? and fence = ?";
  private static final String NEWEST_UNTIL_COMMIT = NEWEST + " for share";

  private final DataSource ledger;

  public Fences(DataSource ledger) {
    this.ledger = ledger;
  }

  /**
   * Returns when {@code fence} belongs to the operation's newest run.
   *
   * @throws ApplicationFailure {@link ActingProblem#SUPERSEDED} (final) when it does not; {@link
   *     ActingProblem#LEDGER_AWAY} (retried) when PostgreSQL does not answer
   */
  public void check(Fence fence) {
    try (Connection connection = ledger.getConnection()) {
      compare(connection, NEWEST, fence);
    } catch (SQLException e) {
      throw away(fence, e);
    }
  }

  /**
   * When the fence's run was claimed; empty when the ledger does not know it.
   *
   * @throws ApplicationFailure {@link ActingProblem#LEDGER_AWAY} (retried)
   */
  public Optional<Instant> began(Fence fence) {
    try (Connection connection = ledger.getConnection();
        PreparedStatement select = connection.prepareStatement(BEGAN)) {
      select.setString(1, fence.operation().value());
      select.setLong(2, fence.token());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getTimestamp(1).toInstant()) : Optional.empty();
      }
    } catch (SQLException e) {
      throw away(fence, e);
    }
  }

  /**
   * The same check inside a transaction: no newer run can begin until it ends, so what it writes
   * belongs to the newest run.
   */
  public static void hold(Connection transaction, Fence fence) {
    try {
      compare(transaction, NEWEST_UNTIL_COMMIT, fence);
    } catch (SQLException e) {
      throw away(fence, e);
    }
  }

  private static void compare(Connection connection, String sql, Fence fence) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, fence.operation().value());
      try (ResultSet row = select.executeQuery()) {
        boolean known = row.next();
        long newest = known ? row.getLong(1) : 0;
        if (newest != fence.token()) {
          throw superseded(fence, newest);
        }
        refuseReset(fence, known ? row.getString(2) : null);
      }
    }
  }

  /**
   * A run that Temporal has reset repeats the claim of the run before it, and with it fences that
   * are used already: its writes would be taken for repetitions. They are refused loudly instead.
   */
  private static void refuseReset(Fence fence, @Nullable String claimedBy) {
    String running = runOfThisActivity();
    if (running != null && claimedBy != null && !running.equals(claimedBy)) {
      throw ActingProblem.SUPERSEDED.permanent(
          fence.operation()
              + " was reset, and a reset run must not write; give it up or terminate it, then start"
              + " it again: it finds what is done");
    }
  }

  private static @Nullable String runOfThisActivity() {
    try {
      return Activity.getExecutionContext().getInfo().getWorkflowRunId();
    } catch (IllegalStateException e) {
      return null; // not called by an activity: tests and the API
    }
  }

  private static ApplicationFailure superseded(Fence fence, long newest) {
    return ActingProblem.SUPERSEDED.permanent(
        "run %d of %s must not write: the ledger's newest run is %d"
            .formatted(fence.token(), fence.operation(), newest));
  }

  private static ApplicationFailure away(Fence fence, SQLException cause) {
    return ActingProblem.LEDGER_AWAY.retryable(
        "cannot read the fence of " + fence.operation(), cause);
  }
}
