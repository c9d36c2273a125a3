package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.DnsRequests;
import dev.longhaul.activities.postgres.LedgerDnsRequestActivities;
import dev.longhaul.activities.postgres.LedgerOperationActivities;
import dev.longhaul.dns.ChangeDnsWorkflow;
import dev.longhaul.dns.DnsOrder;
import dev.longhaul.dns.DnsPlan;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.DnsRequestActivities.StatusNote;
import dev.longhaul.dns.PlannedChange;
import dev.longhaul.dns.RecordChange;
import dev.longhaul.dns.RequestStatus;
import dev.longhaul.dns.StatusReport;
import dev.longhaul.dns.ZoneContent;
import dev.longhaul.dns.ZoneEntry;
import dev.longhaul.dns.ZonePlan;
import dev.longhaul.dns.ZoneWish;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperationActivities.Claim;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Operations;
import dev.longhaul.worker.dns.DnsDesk;
import dev.longhaul.worker.dns.DnsRequestSettings;
import dev.longhaul.worker.dns.ZoneLooks;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Jdbi;

/** What stands behind the DNS routes: the real ledger, zones that hold one record, a letter box. */
final class DnsBench implements ZoneLooks {
  static final DnsRequestSettings SETTINGS =
      new DnsRequestSettings("inwx-a", Duration.ofMinutes(15));
  private static final DomainName ACME = new DomainName("acme.example");

  final List<StatusReport> reports = new CopyOnWriteArrayList<>();
  private final DnsDesk desk;
  private final LedgerDnsRequestActivities requests;
  private final LedgerOperationActivities operations;
  private long sequence = 1;

  DnsBench(Jdbi jdbi, Operations temporal) {
    Clock clock = Clock.systemUTC();
    desk =
        new DnsDesk(
            temporal, new DnsRequests(jdbi, clock), this, (id, report) -> reports.add(report));
    requests = new LedgerDnsRequestActivities(jdbi, clock);
    operations = new LedgerOperationActivities(jdbi, null);
  }

  DnsDesk desk() {
    return desk;
  }

  /** A worker enters the order and takes it to this state. */
  void enter(DnsOrder order, RequestStatus status, String reason) {
    OperationId id = ChangeDnsWorkflow.id(order.requestId());
    Actor jo = new Actor("jo");
    Claim claim = new Claim(id, "run-1", "k", id.subject(), "t", jo, Instant.ofEpochSecond(1));
    long token = operations.claim(claim);
    requests.accept(new Fence(id, token, ++sequence), order, jo);
    requests.note(
        new Fence(id, token, ++sequence),
        new StatusNote(order.requestId(), status, reason, ACME, List.of(), List.of(), jo));
  }

  @Override
  public DnsPlan prepare(ZoneWish wish) {
    if (wish.wishes().get(0).name().topLevel().equals("away")) {
      throw ApplicationFailure.newFailure("the registrar is in maintenance", "VENDOR_AWAY");
    }
    RecordChange change = RecordChange.add(wish.wishes().get(0).record());
    PlannedChange planned = new PlannedChange(change, List.of(), false, false, null);
    return new DnsPlan(ACME, "v1", 1, new ZonePlan(ACME, true, List.of(planned)), null);
  }

  @Override
  public Optional<ZoneContent> content(DomainName zone) {
    DnsRecord record = DnsRecord.a(ACME, "192.0.2.1");
    return zone.equals(ACME)
        ? Optional.of(ZoneContent.of(ACME, List.of(new ZoneEntry(record, null))))
        : Optional.empty();
  }
}
