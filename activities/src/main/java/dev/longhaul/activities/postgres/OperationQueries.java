package dev.longhaul.activities.postgres;

import dev.longhaul.durable.OperationActivities.Claim;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The ledger's operations as the API and the CLI list them (O-04). */
public final class OperationQueries {
  private final Jdbi jdbi;

  public OperationQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The newest operations first; {@code state} and {@code kind} may be null for all. */
  public List<OperationRow> list(@Nullable OperationState state, @Nullable String kind, int limit) {
    return list(state, kind, null, limit);
  }

  /** The same, only those started before {@code after}; null begins with the newest. */
  public List<OperationRow> list(
      @Nullable OperationState state,
      @Nullable String kind,
      @Nullable OperationId after,
      int limit) {
    String name = state == null ? null : state.name();
    String behind = after == null ? null : after.value();
    return jdbi.withExtension(OperationSql.class, sql -> sql.list(name, kind, behind, limit));
  }

  /**
   * Those that a vendor account has parked, the longest first; {@code step} may be null for all.
   */
  public List<OperationRow> parkedBy(String vendor, @Nullable String step, int limit) {
    return jdbi.withExtension(OperationSql.class, sql -> sql.parkedBy(vendor, step, limit));
  }

  public Optional<OperationRow> one(OperationId operation) {
    return jdbi.withExtension(OperationSql.class, sql -> sql.one(operation));
  }

  /**
   * How many operations of a kind are in a state.
   *
   * @param parkedSince when the first of those that are parked did so, else null
   */
  public record Count(
      String kind, OperationState state, int operations, @Nullable Instant parkedSince) {}

  /** Counts all operations there are. */
  public List<Count> count() {
    return jdbi.withExtension(OperationSql.class, OperationSql::count);
  }

  /**
   * Enters an operation that Temporal has accepted and no worker has begun. When the run has been
   * claimed in the meantime, or has even ended, nothing changes; safe to repeat.
   */
  public void accepted(Claim start) {
    jdbi.useExtension(OperationSql.class, sql -> sql.accept(start));
  }
}
