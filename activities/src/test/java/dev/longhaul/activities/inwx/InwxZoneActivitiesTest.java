package dev.longhaul.activities.inwx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.acting.ActingProblem;
import dev.longhaul.activities.acting.DnsRecordLedger;
import dev.longhaul.activities.acting.OwnedRecord;
import dev.longhaul.activities.fakes.Failed;
import dev.longhaul.activities.fakes.Fences;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.RecordChange;
import dev.longhaul.dns.RecordType;
import dev.longhaul.dns.ZoneChangeRequest;
import dev.longhaul.dns.ZoneOutcome;
import dev.longhaul.dns.ZonePlan;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperationId;
import dev.longhaul.emulators.faults.Effect;
import dev.longhaul.emulators.faults.Fault;
import dev.longhaul.emulators.faults.Switchboard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InwxZoneActivitiesTest {
  private static final DomainName ZONE = new DomainName("base.example");
  private static final DomainName WWW = ZONE.child("www");
  private static final OperationId OWNER = new OperationId("project:acme");
  private static final Fence FENCE = Fences.of("zone:base.example");
  private static final DnsRecord A = DnsRecord.a(ZONE, "203.0.113.11");
  private static final DnsRecord ALIAS = DnsRecord.cname(WWW, ZONE);
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
  void theInverseRemovesWhatAnEarlierRunOfTheSameOwnerLeft() {
    apply("r1", put(A));
    ZonePlan again = world.zones.plan(ZONE, List.of(put(A)));
    assertThat(again.nothingToDo()).isTrue();
    assertThat(again.inverse(OWNER)).containsExactly(RecordChange.remove(A));
    assertThat(again.inverse(new OperationId("project:other"))).isEmpty();
  }

  @Test
  void theInverseOfAPlanBringsBackASetOfSeveralRecords() {
    apply("r1", put(A), RecordChange.add(DnsRecord.a(ZONE, "203.0.113.12")));
    List<RecordChange> one = List.of(put(DnsRecord.a(ZONE, "203.0.113.13")));
    ZonePlan before = world.zones.plan(ZONE, one);
    apply("r2", one.get(0));
    assertThat(contents("A")).containsExactly("203.0.113.13");
    apply("r3", before.inverse(OWNER).toArray(RecordChange[]::new));
    assertThat(contents("A")).containsExactlyInAnyOrder("203.0.113.11", "203.0.113.12");
  }

  @Test
  void createsTheRecordsOnceAndFindsNothingToDoAfterwards() {
    assertThat(apply("r1", put(A), put(ALIAS)).state()).isEqualTo(ZoneOutcome.State.APPLIED);
    List<Effect> effects = world.effects.all();
    assertThat(apply("r1", put(A), put(ALIAS)).state()).isEqualTo(ZoneOutcome.State.APPLIED);
    assertThat(apply("r2", put(A), put(ALIAS)).message()).contains("2 already right");
    world.ledger.forgetAnswers();
    apply("r1", put(A), put(ALIAS));
    assertThat(world.effects.all()).isEqualTo(effects);
    assertThat(contents("A")).containsExactly("203.0.113.11");
    assertThat(contents("CNAME")).containsExactly("base.example");
    assertThat(world.zones.plan(ZONE, List.of(put(A), put(ALIAS))).nothingToDo()).isTrue();
    assertThat(world.acting.subjects()).containsOnly("inwx-test/zone/base.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nameserver.createRecord", "nameserver.info"})
  void goesOnAfterAConnectionThatWasCut(String call) {
    world.inwx.switchboard().next(call, 1, new Fault.AcceptAndCut());
    assertThat(Failed.by(() -> apply("r1", put(A))).retryable()).isTrue();
    assertThat(apply("r1", put(A)).state()).isEqualTo(ZoneOutcome.State.APPLIED);
    assertThat(world.effects.ofKind("record-created")).hasSize(1);
    assertThat(apply("r2", RecordChange.remove(A)).state())
        .as("it is ours although its answer was lost")
        .isEqualTo(ZoneOutcome.State.APPLIED);
    assertThat(contents("A")).isEmpty();
    assertThat(world.ledger.owned(ZONE)).isEmpty();
  }

  @Test
  void changesARecordInPlace() {
    apply("r1", put(A));
    String id = world.ledger.owned(ZONE).get(0).vendorId();
    apply("r2", put(DnsRecord.a(ZONE, "203.0.113.12")));
    assertThat(contents("A")).containsExactly("203.0.113.12");
    assertThat(world.effects.ofKind("record-updated")).hasSize(1);
    assertThat(world.ledger.owned(ZONE)).extracting("vendorId").containsExactly(id);
  }

  @Test
  void goesOnAfterAnUpdateThatWasCut() {
    apply("r1", put(A));
    DnsRecord moved = DnsRecord.a(ZONE, "203.0.113.12");
    world.inwx.switchboard().next("nameserver.updateRecord", 1, new Fault.AcceptAndCut());
    Failed.by(() -> apply("r2", put(moved)));
    assertThat(apply("r2", put(moved)).state()).isEqualTo(ZoneOutcome.State.APPLIED);
    assertThat(world.effects.ofKind("record-updated")).hasSize(1);
    assertThat(world.ledger.owned(ZONE)).extracting("record").containsExactly(moved);
  }

  @Test
  void refusesToOverwriteAForeignRecordUnlessTold() {
    foreign(ZONE, "A", "198.51.100.1");
    ZonePlan plan = world.zones.plan(ZONE, List.of(put(A)));
    assertThat(plan.foreign()).extracting(DnsRecord::content).containsExactly("198.51.100.1");
    ZoneOutcome refused = apply("r1", put(A), put(ALIAS));
    assertThat(refused.state()).isEqualTo(ZoneOutcome.State.REFUSED);
    assertThat(refused.message()).contains("base.example A 198.51.100.1");
    assertThat(contents("CNAME")).isEmpty();
    ZoneOutcome told = world.zones.apply(FENCE, ZONE, List.of(request("r2", true, put(A)))).get(0);
    assertThat(told.state()).isEqualTo(ZoneOutcome.State.APPLIED);
    assertThat(contents("A")).containsExactly("203.0.113.11");
  }

  @Test
  void leavesAnIdenticalForeignRecordAlone() {
    foreign(ZONE, "A", "203.0.113.11");
    ZonePlan plan = world.zones.plan(ZONE, List.of(put(A)));
    assertThat(plan.nothingToDo()).isTrue();
    assertThat(plan.foreign()).isEmpty();
    apply("r1", put(A));
    assertThat(world.ledger.owned(ZONE)).isEmpty();
    assertThat(apply("r2", RecordChange.remove(A)).state()).isEqualTo(ZoneOutcome.State.REFUSED);
    assertThat(contents("A")).containsExactly("203.0.113.11");
  }

  @Test
  void putsBackWhatThePlanFound() {
    apply("r1", put(DnsRecord.a(WWW, "203.0.113.9")));
    ZonePlan plan = world.zones.plan(ZONE, List.of(put(ALIAS)));
    apply("r2", put(ALIAS));
    assertThat(contents("CNAME")).containsExactly("base.example");
    apply("r3", plan.inverse(OWNER).toArray(RecordChange[]::new));
    assertThat(contents("CNAME")).isEmpty();
    assertThat(contents("A")).containsExactly("203.0.113.9");
  }

  @Test
  void setsBackATimeToLiveWithoutTakingTheRecordAway() {
    DnsRecord slow = withTtl(A, Duration.ofHours(1));
    DnsRecord beside = DnsRecord.a(ZONE, "203.0.113.12");
    apply("r1", put(slow), RecordChange.add(beside));
    ZonePlan plan = world.zones.plan(ZONE, List.of(put(A)));
    apply("r2", put(A));
    RecordChange[] inverse = plan.inverse(OWNER).toArray(RecordChange[]::new);
    assertThat(apply("r3", inverse).state()).isEqualTo(ZoneOutcome.State.APPLIED);
    List<Effect> effects = world.effects.all();
    assertThat(apply("r4", inverse).message()).contains("already right");
    assertThat(world.effects.all()).isEqualTo(effects);
    assertThat(contents("A")).containsExactlyInAnyOrder("203.0.113.11", "203.0.113.12");
    assertThat(world.zones.plan(ZONE, List.of(RecordChange.add(slow))).nothingToDo()).isTrue();
    assertThat(world.effects.ofKind("record-deleted")).as("only the set's other one").hasSize(1);
    assertThat(world.ledger.owned(ZONE)).hasSize(2);
  }

  @Test
  void theLastOfSeveralChangesOfARecordCounts() {
    apply("r1", put(A));
    DnsRecord slow = withTtl(A, Duration.ofHours(1));
    assertThat(apply("r2", RecordChange.remove(A), RecordChange.add(slow)).state())
        .isEqualTo(ZoneOutcome.State.APPLIED);
    assertThat(apply("r3", RecordChange.remove(A), RecordChange.add(slow)).state())
        .isEqualTo(ZoneOutcome.State.APPLIED);
    assertThat(contents("A")).containsExactly("203.0.113.11");
  }

  @Test
  void takesBackWhatItDidBeforeTheRegistrarRefused() {
    DnsRecord www = DnsRecord.a(WWW, "203.0.113.9");
    apply("r1", put(www));
    refusesTheSecondOfTwoCreates();
    ZoneOutcome refused = apply("r2", put(A), put(ALIAS));
    assertThat(refused.state()).isEqualTo(ZoneOutcome.State.REFUSED);
    assertThat(refused.message()).contains("[2306]", "was taken back");
    assertThat(contents("A")).containsExactly("203.0.113.9");
    assertThat(contents("CNAME")).isEmpty();
    assertThat(world.ledger.owned(ZONE)).extracting("record").containsExactly(www);
    assertThat(apply("r3", RecordChange.remove(www)).state()).isEqualTo(ZoneOutcome.State.APPLIED);
    assertThat(world.ledger.owned(ZONE)).isEmpty();
  }

  @Test
  void takesBackWhatAnAttemptDidThatDied() {
    apply("r1", put(DnsRecord.a(WWW, "203.0.113.9")));
    world.inwx.switchboard().next("nameserver.deleteRecord", 1, new Fault.AcceptAndCut());
    Failed.by(() -> apply("r2", put(ALIAS)));
    assertThat(contents("A")).isEmpty();
    world.inwx.switchboard().next("nameserver.createRecord", 1, new Fault.VendorCode(2306, "no"));
    assertThat(apply("r2", put(ALIAS)).message()).contains("was taken back");
    assertThat(contents("A")).containsExactly("203.0.113.9");
  }

  @Test
  void namesWhatItCouldNotTakeBack() {
    apply("r1", put(DnsRecord.a(WWW, "203.0.113.9")));
    world.inwx.switchboard().next("nameserver.createRecord", 2, new Fault.VendorCode(2306, "no"));
    ZoneOutcome refused = apply("r2", put(ALIAS));
    assertThat(refused.state()).isEqualTo(ZoneOutcome.State.REFUSED);
    assertThat(refused.message()).contains("www.base.example A 203.0.113.9 is gone");
  }

  @Test
  void bringsBackAForeignRecordThatItWasToldToOverwrite() {
    foreign(WWW, "A", "198.51.100.1");
    world.inwx.switchboard().next("nameserver.createRecord", 1, new Fault.VendorCode(2306, "no"));
    ZoneOutcome refused =
        world.zones.apply(FENCE, ZONE, List.of(request("r1", true, put(ALIAS)))).get(0);
    assertThat(refused.message()).contains("was taken back");
    assertThat(contents("A")).containsExactly("198.51.100.1");
    assertThat(world.ledger.owned(ZONE)).isEmpty();
  }

  /** The registrar is asked once about the first one before anything is created. */
  private void refusesTheSecondOfTwoCreates() {
    Switchboard board = world.inwx.switchboard();
    AtomicBoolean armed = new AtomicBoolean();
    world.acting.beforeEachSend(
        () -> {
          boolean first = contents("A").contains(A.content());
          if (first && contents("A").size() == 1 && armed.compareAndSet(false, true)) {
            board.next("nameserver.createRecord", 1, new Fault.VendorCode(2306, "no"));
          }
        });
  }

  private static DnsRecord withTtl(DnsRecord record, Duration ttl) {
    return new DnsRecord(record.name(), record.type(), record.content(), ttl, record.priority());
  }

  @Test
  void changesNothingWhenTheRegistrarRefusesOneOfSeveral() {
    DnsRecord bad =
        new DnsRecord(ZONE.child("x"), RecordType.TXT, "a`b", DnsRecord.DEFAULT_TTL, null);
    List<Effect> before = world.effects.all();
    ZoneOutcome refused = apply("r1", put(A), put(bad));
    assertThat(refused.state()).isEqualTo(ZoneOutcome.State.REFUSED);
    assertThat(refused.message()).contains("[2005]");
    assertThat(world.effects.all()).isEqualTo(before);
    assertThat(world.ledger.owned(ZONE)).isEmpty();
    assertThat(apply("r1", put(A)).state()).as("answered for ever").isEqualTo(refused.state());
  }

  @Test
  void createsAZoneThatIsAbsent() {
    DomainName zone = new DomainName("new.example");
    DnsRecord record = DnsRecord.a(zone, "203.0.113.11");
    assertThat(world.zones.plan(zone, List.of(put(record))).zoneExists()).isFalse();
    ZoneChangeRequest request =
        new ZoneChangeRequest(
            "r1",
            zone,
            new OperationId("project:acme"),
            new OperationId("project:acme"),
            "inwx-test",
            List.of(),
            List.of(put(record)),
            false);
    world.inwx.switchboard().next("nameserver.create", 1, new Fault.AcceptAndCut());
    Failed.by(() -> world.zones.apply(FENCE, zone, List.of(request)));
    assertThat(world.zones.apply(FENCE, zone, List.of(request)).get(0).state())
        .isEqualTo(ZoneOutcome.State.APPLIED);
    assertThat(world.effects.ofKind("zone-created")).hasSize(1);
  }

  @Test
  void answersEveryRequestOfABatchInOrder() {
    List<ZoneOutcome> outcomes =
        world.zones.apply(
            FENCE, ZONE, List.of(request("r1", false, put(A)), request("r2", false, put(ALIAS))));
    assertThat(outcomes).extracting(ZoneOutcome::requestId).containsExactly("r1", "r2");
  }

  @Test
  void requestsForDifferentNamesShareTheLooks() {
    List<ZoneOutcome> outcomes = world.zones.apply(FENCE, ZONE, ofManyNames());
    assertThat(outcomes).extracting(ZoneOutcome::state).containsOnly(ZoneOutcome.State.APPLIED);
    assertThat(world.inwx.switchboard().calls("nameserver.info")).isEqualTo(2);
    assertThat(world.effects.ofKind("record-created")).hasSize(20);
    assertThat(world.ledger.owned(ZONE))
        .hasSize(20)
        .noneMatch(owned -> owned.vendorId().startsWith("announced"));
  }

  @Test
  void aBatchThatDiedIsFinishedByTheNextAttempt() {
    world.inwx.switchboard().next("nameserver.createRecord", 1, new Fault.AcceptAndCut());
    assertThat(Failed.by(() -> world.zones.apply(FENCE, ZONE, ofManyNames())).retryable()).isTrue();
    world.inwx.switchboard().next("nameserver.info", 2, new Fault.AcceptAndCut());
    assertThat(Failed.by(() -> world.zones.apply(FENCE, ZONE, ofManyNames())).retryable()).isTrue();
    assertThat(Failed.by(() -> world.zones.apply(FENCE, ZONE, ofManyNames())).retryable()).isTrue();
    assertThat(world.zones.apply(FENCE, ZONE, ofManyNames()))
        .extracting(ZoneOutcome::state)
        .containsOnly(ZoneOutcome.State.APPLIED);
    assertThat(world.effects.ofKind("record-created")).hasSize(20);
    assertThat(world.ledger.owned(ZONE)).hasSize(20);
  }

  @Test
  void leavesNoNotesBehindWhenItDiesRightAfterItsAnswer() {
    apply("r1", put(A), put(ALIAS));
    InwxZoneActivities dying =
        new InwxZoneActivities(
            world.client, world.settings, world.acting, new DyingLedger(world.ledger));
    DnsRecord other = DnsRecord.a(ZONE, "203.0.113.12");
    List<ZoneChangeRequest> change =
        List.of(request("r2", false, put(other), RecordChange.remove(ALIAS)));
    Failed.by(() -> dying.apply(FENCE, ZONE, change));
    assertThat(world.zones.apply(FENCE, ZONE, change))
        .extracting(ZoneOutcome::state)
        .containsExactly(ZoneOutcome.State.APPLIED);
    assertThat(world.ledger.owned(ZONE)).extracting(OwnedRecord::record).containsExactly(other);
  }

  /** Its process ends when an answer is written. */
  private record DyingLedger(DnsRecordLedger ledger) implements DnsRecordLedger {
    @Override
    public List<OwnedRecord> owned(DomainName zone) {
      return ledger.owned(zone);
    }

    @Override
    public void own(Fence fence, OwnedRecord record) {
      ledger.own(fence, record);
    }

    @Override
    public void disown(Fence fence, DomainName zone, String vendorId) {
      ledger.disown(fence, zone, vendorId);
    }

    @Override
    public Optional<ZoneOutcome> answer(String requestId) {
      return ledger.answer(requestId);
    }

    @Override
    public void answered(Fence fence, DomainName zone, ZoneOutcome outcome) {
      ledger.answered(fence, zone, outcome);
      throw ActingProblem.LEDGER_AWAY.retryable("killed", null);
    }
  }

  @Test
  void aRequestSeesWhatTheOneBeforeItDidToTheSameName() {
    DnsRecord other = DnsRecord.a(ZONE, "203.0.113.99");
    assertThat(
            world.zones.apply(
                FENCE,
                ZONE,
                List.of(
                    request("r1", false, put(A)),
                    request("r2", false, put(other)),
                    request("r3", false, put(ALIAS)))))
        .extracting(ZoneOutcome::state)
        .containsOnly(ZoneOutcome.State.APPLIED);
    assertThat(contents("A")).containsExactly("203.0.113.99");
    assertThat(world.effects.ofKind("record-created")).hasSize(2);
  }

  private static List<ZoneChangeRequest> ofManyNames() {
    return IntStream.range(0, 20)
        .mapToObj(
            number ->
                request(
                    "n" + number,
                    false,
                    RecordChange.add(DnsRecord.a(ZONE.child("n" + number), "203.0.113.1"))))
        .toList();
  }

  @Test
  void oneRequestThatFailsForGoodDoesNotFailTheOthers() {
    world
        .inwx
        .switchboard()
        .next("nameserver.createRecord", 1, new Fault.VendorCode(1200, "password"));
    List<ZoneOutcome> outcomes =
        world.zones.apply(
            FENCE, ZONE, List.of(request("r1", false, put(A)), request("r2", false, put(ALIAS))));
    assertThat(outcomes)
        .extracting(ZoneOutcome::state)
        .containsExactly(ZoneOutcome.State.FAILED, ZoneOutcome.State.APPLIED);
    assertThat(outcomes.get(0).message()).contains("password");
    assertThat(apply("r1", put(A)).state()).isEqualTo(ZoneOutcome.State.APPLIED);
  }

  @Test
  void throwsWhatMayPassAndSendsNothingWithoutTheLock() {
    world
        .inwx
        .switchboard()
        .next("nameserver.info", 1, new Fault.RateLimited(Duration.ofSeconds(7)));
    Failed limited = Failed.by(() -> apply("r1", put(A)));
    assertThat(limited.type()).isEqualTo(VendorFailures.UNAVAILABLE);
    assertThat(limited.nextTry()).isEqualTo(Duration.ofSeconds(7));
    world.inwx.switchboard().next("nameserver.createRecord", 1, new Fault.VendorCode(2400, "busy"));
    assertThat(Failed.by(() -> apply("r1", put(A))).retryable()).isTrue();
    world.acting.loseLock();
    assertThat(Failed.by(() -> apply("r1", put(A))).type())
        .isEqualTo(ActingProblem.LOCK_LOST.name());
    assertThat(contents("A")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MX|mail.base.example|10", "SRV|5 5060 sip.base.example|1"})
  void keepsPriorities(String text) {
    String[] parts = text.split("\\|");
    DnsRecord record =
        new DnsRecord(
            ZONE.child("svc"),
            RecordType.valueOf(parts[0]),
            parts[1],
            Duration.ofSeconds(600),
            Integer.valueOf(parts[2]));
    apply("r1", put(record));
    assertThat(world.zones.plan(ZONE, List.of(put(record))).nothingToDo()).isTrue();
  }

  private ZoneOutcome apply(String id, RecordChange... changes) {
    return world.zones.apply(FENCE, ZONE, List.of(request(id, false, changes))).get(0);
  }

  private static RecordChange put(DnsRecord record) {
    return RecordChange.put(record);
  }

  private static ZoneChangeRequest request(String id, boolean force, RecordChange... changes) {
    return new ZoneChangeRequest(
        id, ZONE, OWNER, OWNER, "inwx-test", List.of(), List.of(changes), force);
  }

  private void foreign(DomainName name, String type, String content) {
    world.client.createRecord(
        Map.of(
            "domain",
            ZONE.value(),
            "name",
            name.value(),
            "type",
            type,
            "content",
            content,
            "ttl",
            300));
  }

  private List<String> contents(String type) {
    return world.inwx.records(ZONE.value()).stream()
        .filter(record -> record.type().equals(type))
        .map(record -> record.content())
        .toList();
  }
}
