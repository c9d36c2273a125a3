package dev.longhaul.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.dns.ChangeDnsWorkflow.Step;
import dev.longhaul.dns.RecordWish.Action;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.FakeLedger;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Operator;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.TaskQueues;
import dev.longhaul.durable.TestEngine;
import dev.longhaul.durable.World;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** D-06, D-10, D-11: a request from accepted to visible, and every way it can end before. */
class ChangeDnsWorkflowTest {
  private static final DomainName ACME = new DomainName("acme.example");
  private static final DomainName WWW = ACME.child("www");
  private static final DnsRecord THERE = DnsRecord.a(ACME, "192.0.2.1");
  private static final DnsRecord WANTED = DnsRecord.a(WWW, "192.0.2.7");
  private static final OperationId ID = ChangeDnsWorkflow.id("r-1");
  private final World world = new World();
  private final FakeZones zones = new FakeZones(world);
  private final FakeZonePost post = new FakeZonePost(world);
  private final FakeNameservers nameservers = new FakeNameservers(world, zones);
  private final FakeRequests requests = new FakeRequests(world);
  private final FakeLedger ledger = new FakeLedger();
  private TestEngine engine;
  private Operator operator;

  @BeforeEach
  void start() {
    engine = TestEngine.start(ledger);
    operator = new Operator(engine);
    post.connect(engine);
    engine.station(
        TaskQueues.MAIN,
        List.of(ChangeDnsWorkflowImpl.class, ZoneWorkflowImpl.class),
        ledger,
        post,
        requests);
    engine.station(TaskQueues.MAIL, List.of(), ledger);
    engine.station(TaskQueues.WEBHOOK, List.of(), ledger);
    engine.station(TaskQueues.PROBES, List.of(), nameservers);
    engine.station("inwx-a", List.of(), zones);
    engine.run();
    zones.own(ACME, THERE);
  }

  @AfterEach
  void replay() throws Exception {
    try {
      engine.replayAll(List.of(ChangeDnsWorkflowImpl.class, ZoneWorkflowImpl.class));
    } finally {
      engine.close();
    }
  }

  @Test
  void goesFromPlannedToVisible() {
    DnsResult result = change(create(WANTED));
    assertThat(result.status()).isEqualTo(RequestStatus.VISIBLE);
    assertThat(result.zone()).isEqualTo(ACME);
    assertThat(zones.in(ACME)).contains(WANTED);
    assertThat(requests.statusesOf("r-1"))
        .containsExactly(RequestStatus.PLANNED, RequestStatus.APPLIED, RequestStatus.VISIBLE);
    assertThat(requests.notes.get(0).changes()).containsExactly("add www.acme.example A 192.0.2.7");
    assertThat(ledger.closings.get(ID).message()).isEqualTo("VISIBLE: 2 nameservers answer so");
  }

  @Test
  void aDuplicateIsSuccessAndChangesNothing() {
    DnsResult result = change(create(THERE));
    assertThat(result.status()).isEqualTo(RequestStatus.VISIBLE);
    assertThat(world.effects).isEmpty();
    assertThat(world.calls).doesNotContain("Zones.apply");
  }

  @Test
  void aKnownRequestIsNotDoneAgainAfterTemporalHasForgottenIt() {
    requests.remember("r-1", RequestStatus.VISIBLE);
    assertThat(change(create(WANTED)).status()).isEqualTo(RequestStatus.VISIBLE);
    assertThat(world.effects).isEmpty();
    assertThat(requests.notes).isEmpty();
  }

  @Test
  void whatARunLeftUnfinishedIsFinished() {
    requests.remember("r-1", RequestStatus.PLANNED);
    assertThat(change(create(WANTED)).status()).isEqualTo(RequestStatus.VISIBLE);
    assertThat(zones.in(ACME)).contains(WANTED);
  }

  @Test
  void isInvalidWithoutAZone() {
    DnsRecord elsewhere = DnsRecord.a(new DomainName("other.example"), "192.0.2.1");
    assertEnds(order(false, create(elsewhere)), RequestStatus.INVALID, "no zone of this account");
  }

  @Test
  void isInvalidWhenACnameWouldStandBesideOtherData() {
    zones.own(ACME, WANTED);
    assertEnds(
        order(true, create(DnsRecord.cname(WWW, ACME))),
        RequestStatus.INVALID,
        "alone at its name");
    assertThat(world.effects).isEmpty();
  }

  @Test
  void isInvalidWhenARecordInTheWayIsForeign() {
    zones.foreign(ACME, WANTED);
    RecordWish update = wish(Action.UPDATE, DnsRecord.a(WWW, "192.0.2.8"));
    assertEnds(order(false, update), RequestStatus.INVALID, "is not Longhaul's");
    assertThat(zones.in(ACME)).contains(WANTED);
  }

  @Test
  void replacesAForeignRecordWithForce() {
    zones.foreign(ACME, WANTED);
    RecordWish update = wish(Action.UPDATE, DnsRecord.a(WWW, "192.0.2.8"));
    assertThat(run(order(true, update)).status()).isEqualTo(RequestStatus.VISIBLE);
    assertThat(zones.in(ACME)).doesNotContain(WANTED);
  }

  @Test
  void failsWithTheZonesWordsWhenItRefuses() {
    zones.refuse("2005 content is not possible");
    assertEnds(order(false, create(WANTED)), RequestStatus.FAILED, "2005 content is not possible");
  }

  @Test
  void parksWhenTheRegistrarDoesNotDoItAndGoesOnWhenItDoes() {
    world.breaks("Zones.apply", "VENDOR_UNAVAILABLE", "in maintenance");
    begin(order(false, create(WANTED)));
    assertThat(operator.parked(ID, Step.APPLY).failure().type()).isEqualTo("ZONE_FAILED");
    world.mend();
    operator.decide(ID, DecisionWord.RETRY);
    assertThat(result().status()).isEqualTo(RequestStatus.VISIBLE);
  }

  @Test
  void staysAppliedWithTheNameserversThatLag() {
    lagUntilParked();
    Awaitility.await().until(() -> requests.last().lagging() != null);
    assertThat(requests.last().status()).isEqualTo(RequestStatus.APPLIED);
    assertThat(requests.last().lagging()).containsExactly("ns2 still old");
    nameservers.lagging = false;
    operator.extend(ID, Duration.ofHours(1));
    assertThat(result().status()).isEqualTo(RequestStatus.VISIBLE);
    assertThat(requests.last().lagging()).isEmpty();
  }

  @Test
  void failsWhenSomebodyGivesUpOnTheNameservers() {
    lagUntilParked();
    operator.decide(ID, DecisionWord.GIVE_UP);
    operator.assertFailedAs(ID, Outcome.FAILED);
    assertThat(requests.last().status()).isEqualTo(RequestStatus.FAILED);
    assertThat(zones.in(ACME)).contains(WANTED);
  }

  @Test
  void anAbortSetsTheZoneBack() {
    lagUntilParked();
    operator.decide(ID, DecisionWord.ABORT);
    operator.assertAborted(ID);
    assertThat(zones.in(ACME)).containsExactly(THERE);
    assertThat(requests.last().status()).isEqualTo(RequestStatus.FAILED);
  }

  @Test
  void aRequestThatIsCancelledWhileItIsEnteredEndsFailed() {
    World.Hold hold = world.hold("DnsRequests.accept");
    begin(order(false, create(WANTED)));
    hold.awaitReached();
    operator.cancel(ID);
    operator.assertAborted(ID);
    hold.letGo();
    assertThat(requests.statusesOf("r-1")).containsExactly(RequestStatus.FAILED);
  }

  @Test
  void theAnswerOfAnEarlierRunStaysWhenALaterOneIsCancelled() {
    requests.remember("r-1", RequestStatus.VISIBLE);
    World.Hold hold = world.hold("DnsRequests.accept");
    begin(order(false, create(WANTED)));
    hold.awaitReached();
    operator.cancel(ID);
    operator.assertAborted(ID);
    hold.letGo();
    assertThat(requests.notes).isEmpty();
  }

  @Test
  void aCancelWhileTheEndIsEnteredEndsFailedWithTheZoneSetBack() {
    World.Hold asked = world.hold("Nameservers.awaitChanged");
    begin(order(false, create(WANTED)));
    asked.awaitReached();
    World.Hold visible = world.hold("DnsRequests.note");
    asked.letGo();
    visible.awaitReached();
    operator.cancel(ID);
    operator.assertAborted(ID);
    visible.letGo();
    assertThat(requests.last().status()).isEqualTo(RequestStatus.FAILED);
    assertThat(zones.in(ACME)).containsExactly(THERE);
  }

  @Test
  void aReportOfSuccessHasTheNameserversAskedAtOnce() {
    nameservers.lagging = true;
    World.Hold hold = world.hold("Nameservers.awaitChanged");
    begin(order(false, create(WANTED)));
    hold.awaitReached();
    nameservers.lagging = false;
    report(RequestStatus.VISIBLE, "our monitor sees it");
    Awaitility.await()
        .until(
            () ->
                world.calls.stream().filter("Nameservers.awaitChanged"::equals).count() == 2
                    || requests.statusesOf("r-1").contains(RequestStatus.VISIBLE));
    hold.letGo();
    assertThat(result().status()).isEqualTo(RequestStatus.VISIBLE);
    assertThat(requests.notes)
        .anySatisfy(
            note -> {
              assertThat(note.reason()).isEqualTo("monitor reports VISIBLE: our monitor sees it");
              assertThat(note.by()).isEqualTo(new Actor("monitor"));
            });
  }

  @Test
  void theSameReportAgainIsNoNews() {
    nameservers.lagging = true;
    begin(order(false, create(WANTED)));
    Awaitility.await().until(() -> world.calls.contains("Nameservers.awaitChanged"));
    report(RequestStatus.VISIBLE, "our monitor sees it");
    report(RequestStatus.VISIBLE, "it still does");
    report(RequestStatus.VISIBLE, null);
    report(RequestStatus.FAILED, "wrong address");
    operator.assertFailedAs(ID, Outcome.FAILED);
    assertThat(requests.notes)
        .filteredOn(note -> note.reason() != null && note.reason().contains("reports VISIBLE"))
        .extracting(note -> note.reason())
        .containsExactly("monitor reports VISIBLE: our monitor sees it");
  }

  @Test
  void aReportOfFailureEndsTheWait() {
    nameservers.lagging = true;
    begin(order(false, create(WANTED)));
    Awaitility.await().until(() -> world.calls.contains("Nameservers.awaitChanged"));
    report(RequestStatus.FAILED, "wrong address");
    operator.assertFailedAs(ID, Outcome.FAILED);
    assertThat(requests.last().reason())
        .isEqualTo("monitor reports FAILED: wrong address; the zone was changed");
  }

  private void lagUntilParked() {
    nameservers.lagging = true;
    nameservers.pause = Duration.ofMinutes(6);
    begin(order(false, create(WANTED)));
    Awaitility.await().until(() -> world.calls.contains("Nameservers.awaitChanged"));
    engine.skip(Duration.ofMinutes(20));
    operator.parked(ID, Step.VERIFY);
  }

  private void report(RequestStatus status, String message) {
    engine
        .client()
        .newUntypedWorkflowStub(ID.value())
        .signal("reported", new StatusReport(status, message, new Actor("monitor")));
  }

  private void assertEnds(DnsOrder order, RequestStatus end, String reason) {
    assertThatThrownBy(() -> run(order)).hasStackTraceContaining(reason);
    assertThat(requests.last().status()).isEqualTo(end);
    assertThat(requests.last().reason()).contains(reason);
    assertThat(ledger.closings.get(ID).outcome()).isEqualTo(Outcome.FAILED);
  }

  private DnsResult change(RecordWish... wishes) {
    return run(order(false, wishes));
  }

  private DnsResult run(DnsOrder order) {
    begin(order);
    return result();
  }

  private void begin(DnsOrder order) {
    operator.start(ID, ChangeDnsWorkflow.TYPE, ChangeDnsWorkflow.KIND, order);
  }

  private DnsResult result() {
    return operator.result(ID, DnsResult.class);
  }

  private static DnsOrder order(boolean force, RecordWish... wishes) {
    return new DnsOrder(
        "r-1", "a-1", "api", "inwx-a", null, List.of(wishes), force, null, Duration.ofMinutes(15));
  }

  private static RecordWish create(DnsRecord record) {
    return wish(Action.CREATE, record);
  }

  private static RecordWish wish(Action action, DnsRecord record) {
    return new RecordWish(
        action,
        record.name(),
        record.type(),
        record.content(),
        record.ttl(),
        record.priority(),
        null);
  }
}
