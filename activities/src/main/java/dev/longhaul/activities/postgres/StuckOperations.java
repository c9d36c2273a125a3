package dev.longhaul.activities.postgres;

import dev.longhaul.durable.OperationId;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What the sweep for stuck operations has found (O-08), for lists, alerts and metrics. */
public final class StuckOperations {
  private final Jdbi jdbi;

  public StuckOperations(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * How many are stuck, for every reason, and when that was looked at; empty before the first look.
   */
  public record Snapshot(Map<StuckOperation.Reason, Integer> counts, Optional<Instant> sweptAt) {}

  /** A finding of one look. */
  record Finding(OperationId operation, StuckOperation.Reason reason, String detail) {}

  public Snapshot snapshot() {
    Map<StuckOperation.Reason, Integer> counts = new EnumMap<>(StuckOperation.Reason.class);
    for (StuckOperation.Reason reason : StuckOperation.Reason.values()) {
      counts.put(reason, 0);
    }
    list().forEach(stuck -> counts.merge(stuck.reason(), 1, Integer::sum));
    return new Snapshot(counts, jdbi.withExtension(StuckSql.class, StuckSql::lastSweep));
  }

  /** All that are stuck, the longest first. */
  public List<StuckOperation> list() {
    return jdbi.withExtension(StuckSql.class, StuckSql::list);
  }

  /** Replaces what earlier looks have found; what is found again keeps its beginning. */
  void replace(Collection<Finding> findings) {
    jdbi.useTransaction(
        handle -> {
          StuckSql sql = handle.attach(StuckSql.class);
          findings.forEach(found -> sql.enter(found.operation(), found.reason(), found.detail()));
          sql.forgetAllBut(
              findings.stream().map(found -> found.operation().value()).toArray(String[]::new));
          sql.swept();
        });
  }
}
