package dev.longhaul.activities.postgres;

import dev.longhaul.activities.postgres.DnsRequestRow.Entry;
import dev.longhaul.activities.postgres.DnsRequestSql.NewRow;
import dev.longhaul.dns.DnsOrder;
import dev.longhaul.dns.RequestStatus;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The ledger's DNS requests as API, Kafka and command line see them (D-08, D-09). */
public final class DnsRequests {
  private final Jdbi jdbi;
  private final Clock clock;

  public DnsRequests(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** What a list shows; null means all. */
  public record Filter(
      @Nullable RequestStatus status,
      @Nullable String accountId,
      @Nullable DomainName zone,
      @Nullable String source) {}

  public Optional<DnsRequestRow> one(String id) {
    return jdbi.withExtension(DnsRequestSql.class, sql -> sql.one(id));
  }

  /** The newest first; {@code before} is the number of the last one of the page before, or null. */
  public List<DnsRequestRow> list(Filter filter, @Nullable Long before, int limit) {
    return jdbi.withExtension(DnsRequestSql.class, sql -> sql.list(filter, before, limit));
  }

  /**
   * Enters what came and is no request; nothing when the id is known.
   *
   * @param digest of what came
   */
  public void invalid(String id, String source, String digest, String reason, Actor by) {
    Entry entry = new Entry(RequestStatus.INVALID, reason, clock.instant(), by, 0, 0);
    NewRow row =
        new NewRow(
            id,
            null,
            source,
            RequestStatus.INVALID,
            reason,
            null,
            null,
            digest,
            Columns.json(List.of(entry)));
    jdbi.useExtension(DnsRequestSql.class, sql -> sql.enter(row));
  }

  /**
   * Enters an accepted order; false when its id is known. What came under its id and was no request
   * does not count: the order was accepted before it, or that would have been refused.
   */
  static boolean enter(DnsRequestSql sql, DnsOrder order, Entry first) {
    NewRow row =
        new NewRow(
            order.requestId(),
            order.accountId(),
            order.source(),
            first.status(),
            null,
            order.zone(),
            Columns.json(order),
            order.digest(),
            Columns.json(List.of(first)));
    return sql.enter(row) > 0 || sql.takeOver(row) > 0;
  }

  /**
   * Hands requests with states that nobody was told of to {@code teller}, and notes that they are
   * told once it returns. One process at a time does so, others get 0 meanwhile; the requests
   * themselves are not locked. A state may be told twice, never not at all.
   *
   * @return how many requests there were
   */
  public int tell(int most, Consumer<List<DnsRequestRow>> teller) {
    return jdbi.inTransaction(
        handle -> {
          DnsRequestSql sql = handle.attach(DnsRequestSql.class);
          List<DnsRequestRow> untold = sql.lockTelling() ? sql.untold(most) : List.of();
          if (!untold.isEmpty()) {
            teller.accept(untold);
            untold.forEach(row -> sql.told(row.id(), row.log().size()));
          }
          return untold.size();
        });
  }
}
