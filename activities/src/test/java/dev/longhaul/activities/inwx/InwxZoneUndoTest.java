package dev.longhaul.activities.inwx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.acting.OwnedRecord;
import dev.longhaul.activities.fakes.Failed;
import dev.longhaul.activities.fakes.Fences;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.RecordChange;
import dev.longhaul.dns.ZoneChangeRequest;
import dev.longhaul.dns.ZoneOutcome;
import dev.longhaul.dns.ZonePlan;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.OperationId;
import dev.longhaul.emulators.faults.Fault;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an undo or a refusal brings back of the records that a request has replaced, and when. */
class InwxZoneUndoTest {
  private static final DomainName ZONE = new DomainName("base.example");
  private static final OperationId OWNER = new OperationId("project:acme");
  private static final DnsRecord FIRST = DnsRecord.a(ZONE, "203.0.113.11");
  private static final DnsRecord SECOND = DnsRecord.a(ZONE, "203.0.113.12");
  private static final DnsRecord THIRD = DnsRecord.a(ZONE, "203.0.113.13");
  private static final DnsRecord ALIAS =
      DnsRecord.cname(ZONE.child("www"), new DomainName("elsewhere.example"));
  private final InwxWorld world = new InwxWorld();

  @BeforeEach
  void own() {
    world.inwx.owns(ZONE.value());
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void bringsNothingBackWhereAnotherRecordHasTakenItsPlace() {
    apply("r1", List.of(RecordChange.put(FIRST)));
    List<RecordChange> undo = replace(SECOND);
    apply("r3", List.of(RecordChange.put(THIRD)));
    apply("undo", undo);
    assertThat(there()).containsExactly(THIRD);
  }

  @Test
  void bringsBackWhatWasThereWhenNobodyHasSetTheNameSince() {
    apply("r1", List.of(RecordChange.put(FIRST)));
    List<RecordChange> undo = replace(SECOND);
    apply("r3", List.of(RecordChange.remove(SECOND)));
    apply("undo", undo);
    assertThat(there()).containsExactly(FIRST);
  }

  @Test
  void leavesWhatSomebodyHasPutBeside() {
    apply("r1", List.of(RecordChange.put(FIRST)));
    List<RecordChange> undo = replace(SECOND);
    apply("r3", List.of(RecordChange.add(THIRD)));
    apply("undo", undo);
    assertThat(there()).containsExactlyInAnyOrder(FIRST, THIRD);
  }

  @Test
  void finishesWhatDiedBetweenItsRecords() {
    DnsRecord one = DnsRecord.a(ALIAS.name(), "203.0.113.8");
    DnsRecord two = DnsRecord.a(ALIAS.name(), "203.0.113.9");
    apply("r1", List.of(RecordChange.add(one), RecordChange.add(two)));
    List<RecordChange> undo = replace(ALIAS);
    world.inwx.switchboard().next("nameserver.deleteRecord", 1, new Fault.AcceptAndCut());
    Failed.by(() -> apply("undo", undo));
    apply("undo", undo);
    assertThat(there()).containsExactlyInAnyOrder(one, two);
  }

  @Test
  void finishesWhatDiedAfterTheFirstOfTwoHadComeBack() {
    DnsRecord one = DnsRecord.a(ALIAS.name(), "203.0.113.8");
    DnsRecord two = DnsRecord.a(ALIAS.name(), "203.0.113.9");
    apply("r1", List.of(RecordChange.add(one), RecordChange.add(two)));
    List<RecordChange> undo = replace(ALIAS);
    world.inwx.switchboard().next("nameserver.createRecord", 1, new Fault.AcceptAndCut());
    Failed.by(() -> apply("undo", undo));
    apply("undo", undo);
    assertThat(there()).containsExactlyInAnyOrder(one, two);
  }

  @Test
  void takesItBackAlsoWhenAnotherRequestWasServedBetween() {
    DnsRecord www = DnsRecord.a(ALIAS.name(), "203.0.113.9");
    apply("r1", List.of(RecordChange.put(www)));
    diesBeforeItsAlias();
    apply("r3", List.of(RecordChange.put(FIRST)));
    world.inwx.switchboard().next("nameserver.createRecord", 1, new Fault.VendorCode(2306, "no"));
    ZoneOutcome refused = outcome("r2", List.of(RecordChange.put(ALIAS)));
    assertThat(refused.state()).isEqualTo(ZoneOutcome.State.REFUSED);
    assertThat(refused.message()).contains("was taken back");
    assertThat(there()).containsExactlyInAnyOrder(www, FIRST);
  }

  @Test
  void forgetsWhatARequestThatNobodyRepeatsHasNoted() {
    apply("r1", List.of(RecordChange.put(DnsRecord.a(ALIAS.name(), "203.0.113.9"))));
    diesBeforeItsAlias();
    DnsRecord other = DnsRecord.a(ALIAS.name(), "203.0.113.10");
    apply("r3", List.of(RecordChange.put(other)));
    assertThat(there()).containsExactly(other);
  }

  /** What stood in the alias's place is gone, and the request is not answered. */
  private void diesBeforeItsAlias() {
    world.inwx.switchboard().next("nameserver.deleteRecord", 1, new Fault.AcceptAndCut());
    Failed.by(() -> apply("r2", List.of(RecordChange.put(ALIAS))));
  }

  /** Replaces what stands there; returns what takes that back. */
  private List<RecordChange> replace(DnsRecord record) {
    List<RecordChange> change = List.of(RecordChange.put(record));
    ZonePlan plan = world.zones.plan(ZONE, change);
    apply("r2", change);
    return plan.inverse(OWNER);
  }

  private void apply(String id, List<RecordChange> changes) {
    assertThat(outcome(id, changes).state()).isEqualTo(ZoneOutcome.State.APPLIED);
  }

  private ZoneOutcome outcome(String id, List<RecordChange> changes) {
    ZoneChangeRequest request =
        new ZoneChangeRequest(id, ZONE, OWNER, OWNER, "inwx-test", List.of(), changes, false);
    return world.zones.apply(Fences.of("zone:base.example"), ZONE, List.of(request)).get(0);
  }

  /** In the zone and, without notes of unfinished edits, in the ledger. */
  private List<DnsRecord> there() {
    List<DnsRecord> owned =
        world.ledger.owned(ZONE).stream()
            .filter(record -> !record.vendorId().contains("-"))
            .map(OwnedRecord::record)
            .toList();
    assertThat(owned).hasSameSizeAs(world.ledger.owned(ZONE));
    assertThat(world.inwx.records(ZONE.value()))
        .filteredOn(record -> List.of("A", "CNAME").contains(record.type()))
        .extracting("content")
        .containsExactlyInAnyOrderElementsOf(owned.stream().map(DnsRecord::content).toList());
    return owned;
  }
}
