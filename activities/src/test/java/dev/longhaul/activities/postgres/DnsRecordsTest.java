package dev.longhaul.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.activities.acting.OwnedRecord;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.RecordType;
import dev.longhaul.dns.ZoneOutcome;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperationId;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DnsRecordsTest {
  private static final Ledger ledger = TestLedger.open();
  private static final OperationId OWNER = new OperationId("project:acme");

  private final LedgerDnsRecords records = new LedgerDnsRecords(ledger.jdbi());

  @AfterAll
  static void close() {
    ledger.close();
  }

  @Test
  void aRecordIsOwnedOnceAndFollowsItsVendorId() {
    DomainName zone = new DomainName("own.example");
    Fence fence = TestLedger.claim(ledger, "zone:own.example", "run-1");
    OwnedRecord first = owned(zone, "192.0.2.1", "rec-1");
    records.own(fence, first);
    records.own(fence, first);
    assertThat(records.owned(zone)).containsExactly(first);
    OwnedRecord changed = owned(zone, "192.0.2.2", "rec-1");
    records.own(fence, changed);
    assertThat(records.owned(zone)).containsExactly(changed);
    OwnedRecord madeAgain = owned(zone, "192.0.2.2", "rec-2");
    records.own(fence, madeAgain);
    assertThat(records.owned(zone)).containsExactly(madeAgain);
    records.disown(fence, zone, "rec-2");
    records.disown(fence, zone, "rec-2");
    assertThat(records.owned(zone)).isEmpty();
  }

  @Test
  void recordsOfOneNameMayDifferInPriority() {
    DomainName zone = new DomainName("mx.example");
    Fence fence = TestLedger.claim(ledger, "zone:mx.example", "run-1");
    records.own(fence, mx(zone, 10, "rec-1"));
    records.own(fence, mx(zone, 20, "rec-2"));
    assertThat(records.owned(zone)).containsExactly(mx(zone, 10, "rec-1"), mx(zone, 20, "rec-2"));
  }

  @Test
  void aSupersededZoneWriterIsRefused() {
    DomainName zone = new DomainName("old.example");
    Fence old = TestLedger.claim(ledger, "zone:old.example", "run-1");
    TestLedger.claim(ledger, "zone:old.example", "run-2");
    assertThatThrownBy(() -> records.own(old, owned(zone, "192.0.2.1", "rec-1")))
        .satisfies(OperationsTest.SupersededCheck::is);
    assertThat(records.owned(zone)).isEmpty();
  }

  @Test
  void aRequestIsAnsweredOnceUnlessItFailed() {
    DomainName zone = new DomainName("answers.example");
    Fence fence = TestLedger.claim(ledger, "zone:answers.example", "run-1");
    assertThat(records.answer("req-1")).isEmpty();
    records.answered(fence, zone, outcome(ZoneOutcome.State.FAILED));
    records.answered(fence, zone, outcome(ZoneOutcome.State.APPLIED));
    records.answered(fence, zone, outcome(ZoneOutcome.State.REFUSED));
    assertThat(records.answer("req-1")).contains(outcome(ZoneOutcome.State.APPLIED));
  }

  private static ZoneOutcome outcome(ZoneOutcome.State state) {
    return ZoneOutcome.answered("req-1", state, "as asked");
  }

  private static OwnedRecord owned(DomainName zone, String address, String vendorId) {
    return new OwnedRecord(zone, DnsRecord.a(zone, address), vendorId, OWNER);
  }

  private static OwnedRecord mx(DomainName zone, int priority, String vendorId) {
    DnsRecord record =
        new DnsRecord(zone, RecordType.MX, "mail.example", Duration.ofMinutes(5), priority);
    return new OwnedRecord(zone, record, vendorId, OWNER);
  }
}
