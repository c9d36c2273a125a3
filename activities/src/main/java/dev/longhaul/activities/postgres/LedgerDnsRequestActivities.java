package dev.longhaul.activities.postgres;

import dev.longhaul.activities.postgres.DnsRequestRow.Entry;
import dev.longhaul.activities.postgres.DnsRequestSql.Move;
import dev.longhaul.dns.DnsOrder;
import dev.longhaul.dns.DnsRequestActivities;
import dev.longhaul.dns.RequestStatus;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Fence;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** {@link DnsRequestActivities} in the ledger: one row per request, its states in {@code log}. */
public final class LedgerDnsRequestActivities implements DnsRequestActivities {
  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::fence).thenComparingLong(Entry::sequence);

  private final FencedLedger fenced;
  private final Clock clock;

  public LedgerDnsRequestActivities(Jdbi jdbi, Clock clock) {
    this.fenced = new FencedLedger(jdbi);
    this.clock = clock;
  }

  @Override
  public Acceptance accept(Fence fence, DnsOrder order, Actor actor) {
    return fenced.write(
        fence,
        handle -> {
          DnsRequestSql sql = handle.attach(DnsRequestSql.class);
          Entry first = new Entry(RequestStatus.ACCEPTED, null, clock.instant(), actor, 0, 0);
          boolean entered = DnsRequests.enter(sql, order, first);
          DnsRequestRow row = sql.one(order.requestId()).orElseThrow();
          return new Acceptance(row.status(), !entered, row.reason());
        });
  }

  @Override
  public void note(Fence fence, StatusNote note) {
    fenced.run(
        fence,
        handle -> {
          DnsRequestSql sql = handle.attach(DnsRequestSql.class);
          DnsRequestRow row = sql.locked(note.requestId()).orElseThrow();
          sql.log(row.id(), Columns.json(with(row.log(), entry(fence, note))));
          sql.move(
              new Move(
                  row.id(),
                  note.status(),
                  note.reason(),
                  note.zone(),
                  texts(note.changes()),
                  texts(note.lagging()),
                  fence.token(),
                  fence.sequence()));
        });
  }

  private Entry entry(Fence fence, StatusNote note) {
    return new Entry(
        note.status(), note.reason(), clock.instant(), note.by(), fence.token(), fence.sequence());
  }

  /**
   * An entry that comes twice is there once. One that is overtaken comes too late: entries are told
   * in the order in which they stand here, and it would be told as the newest.
   */
  private static List<Entry> with(List<Entry> log, Entry entry) {
    if (log.stream().anyMatch(known -> ORDER.compare(known, entry) >= 0)) {
      return log;
    }
    List<Entry> longer = new ArrayList<>(log);
    longer.add(entry);
    return longer;
  }

  private static String @Nullable [] texts(@Nullable List<String> texts) {
    return texts == null ? null : texts.toArray(String[]::new);
  }
}
