package dev.longhaul.activities.postgres;

import dev.longhaul.durable.OperationId;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

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

  /** The part of all operations that a look has seen: behind {@code after}, null last: the rest. */
  record Page(String after, @Nullable String last) {}

  /**
   * Replaces what earlier looks have found on this page; what is found again keeps its beginning.
   * Returns what was found.
   *
   * @param elsewhere what stays although this page did not find it
   */
  List<StuckOperation> replace(
      Page page, Collection<Finding> findings, Collection<OperationId> elsewhere) {
    String[] found = ids(findings.stream().map(Finding::operation));
    return jdbi.inTransaction(
        handle -> {
          StuckSql sql = handle.attach(StuckSql.class);
          findings.forEach(one -> sql.enter(one.operation(), one.reason(), one.detail()));
          String[] still =
              ids(Stream.concat(Stream.of(found).map(OperationId::new), elsewhere.stream()));
          sql.forgetAllBut(still, page.after(), page.last());
          return sql.among(found);
        });
  }

  /** All operations were looked at. */
  void swept() {
    jdbi.useExtension(StuckSql.class, StuckSql::swept);
  }

  private static String[] ids(Stream<OperationId> operations) {
    return operations.map(OperationId::value).toArray(String[]::new);
  }
}
