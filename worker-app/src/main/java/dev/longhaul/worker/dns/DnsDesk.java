package dev.longhaul.worker.dns;

import dev.longhaul.activities.postgres.DnsRequestRow;
import dev.longhaul.activities.postgres.DnsRequestRow.Entry;
import dev.longhaul.activities.postgres.DnsRequests;
import dev.longhaul.dns.ChangeDnsWorkflow;
import dev.longhaul.dns.DnsOrder;
import dev.longhaul.dns.DnsPlan;
import dev.longhaul.dns.RequestStatus;
import dev.longhaul.dns.StatusReport;
import dev.longhaul.dns.ZoneContent;
import dev.longhaul.dns.ZoneWish;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Decision;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.OperationConflict;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Parking;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where DNS requests are accepted and reported on, whatever way they come. A request is accepted
 * once Temporal has it; its id decides for ever, in the ledger (D-08).
 */
public final class DnsDesk {
  private final Operations operations;
  private final DnsRequests ledger;
  private final ZoneLooks zones;
  private final BiConsumer<OperationId, StatusReport> reports;

  public DnsDesk(
      Operations operations,
      DnsRequests ledger,
      ZoneLooks zones,
      BiConsumer<OperationId, StatusReport> reports) {
    this.operations = operations;
    this.ledger = ledger;
    this.zones = zones;
    this.reports = reports;
  }

  /**
   * What became of a request that was handed in.
   *
   * @param started null when it was known already
   */
  public record Receipt(
      String requestId, RequestStatus status, Operations.@Nullable Started started) {
    public boolean known() {
      return started == null || started.alreadyRunning();
    }
  }

  /**
   * Accepts a request, or finds it.
   *
   * @throws RequestConflict when its id belongs to another one
   * @throws dev.longhaul.durable.EngineUnavailable when Temporal is away; nothing was accepted
   * @throws org.jdbi.v3.core.JdbiException when the ledger is away; nothing was accepted
   */
  public Receipt submit(DnsOrder order, Actor actor) {
    return known(order).orElseGet(() -> start(order, actor));
  }

  private Receipt start(DnsOrder order, Actor actor) {
    try {
      Operations.Started started = operations.start(ChangeDnsWorkflow.start(order, actor));
      return new Receipt(order.requestId(), RequestStatus.ACCEPTED, started);
    } catch (OperationConflict e) {
      return known(order).orElseThrow(() -> new RequestConflict(order.requestId()));
    }
  }

  private Optional<Receipt> known(DnsOrder order) {
    Optional<DnsRequestRow> row = ledger.one(order.requestId());
    if (row.filter(one -> !one.orderDigest().equals(order.digest())).isPresent()) {
      throw new RequestConflict(order.requestId());
    }
    return row.map(one -> new Receipt(one.id(), one.status(), null));
  }

  /** What a request would do; nothing is kept. */
  public DnsPlan rehearse(DnsOrder order) {
    return zones.prepare(
        new ZoneWish(order.zone(), order.wishes(), order.force(), order.zoneVersion()));
  }

  /** What a zone holds. */
  public Optional<ZoneContent> zone(DomainName zone) {
    return zones.content(zone);
  }

  /**
   * Hands a report to the operation of the request; one that waits for a decision about lagging
   * nameservers goes on by it. The same report again, by whomever, is not handed on.
   *
   * @return whether it is news
   * @throws ReportRefused when the request does not go on from where it stands to there
   */
  public boolean report(DnsRequestRow request, StatusReport report) {
    if (request.status().ended() && request.status() == report.status()) {
      return false;
    }
    if (!request.status().reportable().contains(report.status())) {
      throw new ReportRefused(
          "request %s is %s; %s cannot be reported now"
              .formatted(request.id(), request.status(), report.status()));
    }
    OperationId operation = ChangeDnsWorkflow.id(request.id());
    boolean news = !isKnown(request, report);
    if (news) {
      reports.accept(operation, report);
    }
    Parking parking = operations.progress(operation).parking();
    if (parking != null && parking.step().equals(ChangeDnsWorkflow.Step.VERIFY.name())) {
      operations.decide(
          operation,
          Decision.of(DecisionWord.RETRY, parking, report.reporter()),
          "report-" + parking.number());
    }
    return news;
  }

  /** Whether the run that wrote last has heard it; another run may have begun since. */
  private static boolean isKnown(DnsRequestRow request, StatusReport report) {
    long newest = request.log().stream().mapToLong(Entry::fence).max().orElse(0);
    return request.log().stream()
        .filter(entry -> entry.fence() == newest)
        .anyMatch(entry -> report.repeats(entry.by(), entry.reason()));
  }

  /** The ledger's side. */
  public DnsRequests ledger() {
    return ledger;
  }
}
