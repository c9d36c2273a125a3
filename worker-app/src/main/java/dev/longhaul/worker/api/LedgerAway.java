package dev.longhaul.worker.api;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a PostgreSQL that is away from a statement that is wrong. */
final class LedgerAway {
  /** Connection failures, too many connections, shutting down or starting up. */
  private static final Set<String> CLASSES = Set.of("08", "53", "57");

  private LedgerAway() {}

  static boolean isSaidBy(Throwable failure) {
    return cause(failure) != null;
  }

  static String reason(Throwable failure) {
    SQLException cause = cause(failure);
    return cause == null ? "unknown" : String.valueOf(cause.getMessage());
  }

  private static @Nullable SQLException cause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && says(sql)) {
        return sql;
      }
    }
    return null;
  }

  private static boolean says(SQLException sql) {
    String state = sql.getSQLState();
    return sql instanceof SQLTransientConnectionException
        || (state != null && state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
  }
}
