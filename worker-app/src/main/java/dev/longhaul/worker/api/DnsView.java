package dev.longhaul.worker.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.longhaul.activities.postgres.DnsRequestRow;
import dev.longhaul.dns.ChangeDnsWorkflow;
import dev.longhaul.dns.DnsPlan;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.RecordType;
import dev.longhaul.dns.RecordWish;
import dev.longhaul.dns.RequestStatus;
import dev.longhaul.dns.ZoneContent;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.OperationId;
import dev.longhaul.worker.dns.DnsDesk;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** DNS requests and zones as the API shows them. */
final class DnsView {
  private DnsView() {}

  /** The answer to a request that was handed in. */
  record Receipt(
      String requestId, OperationId operationId, RequestStatus status, boolean alreadyKnown) {}

  /** {@code resource} as it came, in its one form. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Resource(
      @Nullable String action,
      RecordType recordType,
      DomainName domain,
      @Nullable String target,
      @Nullable String comment,
      Config config) {
    static Resource of(RecordWish wish, boolean withAction) {
      return new Resource(
          withAction ? wish.action().name().toLowerCase(Locale.ROOT) : null,
          wish.type(),
          wish.name(),
          wish.content(),
          wish.comment(),
          new Config(wish.ttl().toSeconds(), wish.priority()));
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Config(long ttl, @Nullable Integer priority) {}

  /** Version 1. */
  record One(
      String requestId,
      RequestStatus status,
      @Nullable String message,
      @Nullable String accountId,
      String source,
      @Nullable Resource resource,
      Instant createdAt,
      Instant updatedAt) {}

  /** Version 2. */
  record Two(
      String requestId,
      OperationId operationId,
      RequestStatus status,
      @Nullable String reason,
      @Nullable String accountId,
      String source,
      @Nullable DomainName zone,
      List<Resource> resources,
      boolean force,
      List<String> changes,
      List<String> lagging,
      List<State> timeline,
      Instant createdAt,
      Instant updatedAt) {}

  /** One state of the timeline. */
  record State(RequestStatus status, @Nullable String reason, Instant at, Actor by) {}

  /** What a request would do. */
  record Plan(
      @Nullable DomainName zone,
      @Nullable String version,
      int records,
      @Nullable String refusal,
      List<String> changes) {}

  /** A zone's content; {@code owned} tells what Longhaul may change without being told twice. */
  record Zone(DomainName zone, String version, List<Entry> records) {}

  record Entry(
      DomainName domain,
      RecordType recordType,
      String target,
      long ttl,
      @Nullable Integer priority,
      boolean owned) {}

  static Receipt receipt(DnsDesk.Receipt receipt) {
    return new Receipt(
        receipt.requestId(),
        ChangeDnsWorkflow.id(receipt.requestId()),
        receipt.status(),
        receipt.known());
  }

  static One one(DnsRequestRow row) {
    List<Resource> resources = resources(row, false);
    return new One(
        row.id(),
        row.status(),
        row.reason(),
        row.accountId(),
        row.source(),
        resources.isEmpty() ? null : resources.get(0),
        row.createdAt(),
        row.updatedAt());
  }

  static Two two(DnsRequestRow row) {
    return new Two(
        row.id(),
        ChangeDnsWorkflow.id(row.id()),
        row.status(),
        row.reason(),
        row.accountId(),
        row.source(),
        row.zone(),
        resources(row, true),
        row.order() != null && row.order().force(),
        row.changes(),
        row.lagging(),
        row.log().stream()
            .map(entry -> new State(entry.status(), entry.reason(), entry.at(), entry.by()))
            .toList(),
        row.createdAt(),
        row.updatedAt());
  }

  private static List<Resource> resources(DnsRequestRow row, boolean withAction) {
    return row.order() == null
        ? List.of()
        : row.order().wishes().stream().map(wish -> Resource.of(wish, withAction)).toList();
  }

  static Plan plan(DnsPlan plan) {
    return new Plan(
        plan.zone(),
        plan.version(),
        plan.size(),
        plan.refusal(),
        plan.plan() == null ? List.of() : plan.plan().words());
  }

  static Zone zone(ZoneContent content) {
    return new Zone(
        content.zone(),
        content.version(),
        content.entries().stream()
            .map(entry -> entry(entry.record(), entry.owner() != null))
            .toList());
  }

  private static Entry entry(DnsRecord record, boolean owned) {
    return new Entry(
        record.name(),
        record.type(),
        record.content(),
        record.ttl().toSeconds(),
        record.priority(),
        owned);
  }
}
