package dev.longhaul.activities.postgres;

import dev.longhaul.activities.acting.DnsRecordLedger;
import dev.longhaul.activities.acting.OwnedRecord;
import dev.longhaul.activities.postgres.DnsSql.RecordRow;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.RecordType;
import dev.longhaul.dns.ZoneOutcome;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Fence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Ownership of DNS records and the answers to zone requests, in the ledger. */
public final class LedgerDnsRecords implements DnsRecordLedger {
  private final Jdbi jdbi;
  private final FencedLedger fenced;

  public LedgerDnsRecords(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.fenced = new FencedLedger(jdbi);
  }

  @Override
  public List<OwnedRecord> owned(DomainName zone) {
    return jdbi.withExtension(DnsSql.class, sql -> sql.owned(zone)).stream()
        .map(LedgerDnsRecords::owned)
        .toList();
  }

  @Override
  public void own(Fence fence, OwnedRecord record) {
    RecordRow row = row(record);
    fenced.run(
        fence,
        handle -> {
          DnsSql sql = handle.attach(DnsSql.class);
          sql.replace(row);
          sql.enter(row);
        });
  }

  @Override
  public void disown(Fence fence, DomainName zone, String vendorId) {
    fenced.run(fence, handle -> handle.attach(DnsSql.class).forget(zone, vendorId));
  }

  @Override
  public Optional<ZoneOutcome> answer(String requestId) {
    return jdbi.withExtension(DnsSql.class, sql -> sql.answer(requestId));
  }

  @Override
  public void answered(Fence fence, DomainName zone, ZoneOutcome outcome) {
    fenced.run(fence, handle -> handle.attach(DnsSql.class).answered(zone, outcome));
  }

  static OwnedRecord owned(RecordRow row) {
    DnsRecord record =
        new DnsRecord(
            row.name(),
            RecordType.valueOf(row.type()),
            row.content(),
            Duration.ofSeconds(row.ttl()),
            row.priority());
    return new OwnedRecord(row.zone(), record, row.vendorId(), row.owner());
  }

  private static RecordRow row(OwnedRecord owned) {
    DnsRecord record = owned.record();
    String content = record.content() + " " + record.priority();
    return new RecordRow(
        owned.zone(),
        record.name(),
        record.type().name(),
        record.content(),
        Math.toIntExact(record.ttl().toSeconds()),
        record.priority(),
        owned.vendorId(),
        Digests.sha256(content),
        owned.owner());
  }
}
