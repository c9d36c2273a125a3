package dev.longhaul.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.FakeLedger;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.TaskQueues;
import dev.longhaul.durable.TestEngine;
import dev.longhaul.durable.World;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one writer of a zone: batches, answers, and an end when nothing is left (D-06). */
class ZoneWorkflowTest {
  private static final DomainName ACME = new DomainName("acme.example");
  private static final OperationId ID = ZoneWorkflow.id(ACME);
  private static final OperationId NOBODY = OperationId.of("project", "gone");
  private final World world = new World();
  private final FakeZones zones = new FakeZones(world);
  private final FakeZonePost post = new FakeZonePost(world);
  private final FakeLedger ledger = new FakeLedger();
  private TestEngine engine;

  @BeforeEach
  void start() {
    engine = TestEngine.start(ledger);
    post.connect(engine);
    engine.station(TaskQueues.MAIN, List.of(ZoneWorkflowImpl.class), ledger, post);
    engine.station("inwx-a", List.of(), zones);
    engine.station("inwx-b", List.of(), zones);
    engine.run();
  }

  @AfterEach
  void replay() throws Exception {
    try {
      engine.replayAll(List.of(ZoneWorkflowImpl.class));
    } finally {
      engine.close();
    }
  }

  @Test
  void servesARequestAnswersAndEnds() {
    post.send(request("r1", "inwx-a"));
    awaitEnd();
    assertThat(zones.in(ACME)).hasSize(1);
    assertThat(post.replies)
        .containsExactly(ZoneOutcome.answered("r1", ZoneOutcome.State.APPLIED, "done"));
    assertThat(world.effects).contains("nobody waits for r1");
    assertThat(engine.shownStates(ID)).containsExactly("RUNNING", "SUCCEEDED");
  }

  @Test
  void appliesWhatCameInTheMeantimeInBatchesOfTwenty() {
    World.Hold hold = world.hold("Zones.apply");
    post.send(request("r0", "inwx-a"));
    hold.awaitReached();
    for (int i = 1; i <= 25; i++) {
      post.send(request("r" + i, "inwx-a"));
    }
    hold.letGo();
    awaitEnd();
    assertThat(zones.batches()).containsExactly(1, 20, 5);
    assertThat(post.replies).hasSize(26).doesNotHaveDuplicates();
  }

  @Test
  void neverMixesRegistrarAccountsInABatch() {
    World.Hold hold = world.hold("Zones.apply");
    post.send(request("r0", "inwx-a"));
    hold.awaitReached();
    post.send(request("r1", "inwx-a"));
    post.send(request("r2", "inwx-b"));
    post.send(request("r3", "inwx-a"));
    hold.letGo();
    awaitEnd();
    assertThat(zones.batches()).containsExactly(1, 1, 1, 1);
  }

  @Test
  void appliesTheSameRequestOnce() {
    World.Hold hold = world.hold("Zones.apply");
    post.send(request("r0", "inwx-a"));
    hold.awaitReached();
    post.send(request("r1", "inwx-a"));
    post.send(request("r1", "inwx-a"));
    hold.letGo();
    awaitEnd();
    post.send(request("r1", "inwx-a"));
    awaitEnd();
    assertThat(world.effects).containsOnlyOnce("PUT r1.acme.example A 192.0.2.1");
    assertThat(post.replies).extracting(ZoneOutcome::requestId).containsExactly("r0", "r1", "r1");
  }

  @Test
  void answersFailedWhenTheRegistrarDoesNotDoIt() {
    world.breaks("Zones.apply", "REGISTRAR_REFUSED", "2302 object exists");
    post.send(request("r1", "inwx-a"));
    awaitEnd();
    assertThat(post.replies)
        .containsExactly(
            ZoneOutcome.answered("r1", ZoneOutcome.State.FAILED, "2302 object exists"));
  }

  @Test
  void oneRequestThatFailsDoesNotFailTheOthersOfItsBatch() {
    World.Hold hold = world.hold("Zones.apply");
    post.send(request("r0", "inwx-a"));
    hold.awaitReached();
    post.send(request("r1", "inwx-a"));
    post.send(request("poison", "inwx-a"));
    post.send(request("r2", "inwx-a"));
    zones.poison("poison");
    hold.letGo();
    awaitEnd();
    assertThat(post.replies)
        .extracting(ZoneOutcome::requestId, ZoneOutcome::state)
        .containsExactly(
            tuple("r0", ZoneOutcome.State.APPLIED),
            tuple("r1", ZoneOutcome.State.APPLIED),
            tuple("poison", ZoneOutcome.State.FAILED),
            tuple("r2", ZoneOutcome.State.APPLIED));
    assertThat(world.effects).containsOnlyOnce("PUT r1.acme.example A 192.0.2.1");
  }

  @Test
  void goesOnWhenARequesterCannotBeAnswered() {
    world.breaks("ZonePost.reply", "LOST", "no way");
    post.send(request("r1", "inwx-a"));
    awaitEnd();
    assertThat(zones.in(ACME)).hasSize(1);
  }

  @Test
  void servesARequestThatComesDuringTheLastAnswer() {
    World.Hold hold = world.hold("ZonePost.reply");
    post.send(request("r1", "inwx-a"));
    hold.awaitReached();
    post.send(request("r2", "inwx-a"));
    hold.letGo();
    awaitEnd();
    assertThat(post.replies).extracting(ZoneOutcome::requestId).containsExactly("r1", "r2");
    assertThat(engine.events(ID))
        .filteredOn(HistoryEvent::hasWorkflowExecutionSignaledEventAttributes)
        .hasSize(2);
  }

  @Test
  void aZoneThatIsNeverIdleGoesOnInANewRunWithItsQueue() {
    World.Hold hold = world.hold("Zones.apply");
    post.send(request("r0", "inwx-a"));
    hold.awaitReached();
    for (int i = 1; i <= 1200; i++) {
      post.send(request("r" + i, "inwx-a"));
    }
    hold.letGo();
    awaitEnd();
    assertThat(post.replies)
        .extracting(ZoneOutcome::requestId)
        .doesNotHaveDuplicates()
        .hasSize(1201);
    assertThat(zones.in(ACME)).hasSize(1201);
    HistoryEvent start = engine.events(ID).get(0);
    assertThat(start.getWorkflowExecutionStartedEventAttributes().getContinuedExecutionRunId())
        .isNotEmpty();
  }

  @Test
  void requestsThatAreSentAgainAndAgainAreServedOnceAcrossRuns() {
    World.Hold hold = world.hold("Zones.apply");
    post.send(request("r0", "inwx-a"));
    hold.awaitReached();
    for (int i = 0; i < 2100; i++) {
      post.send(request("again" + i % 300, "inwx-a"));
    }
    hold.letGo();
    awaitEnd();
    assertThat(post.replies)
        .extracting(ZoneOutcome::requestId)
        .doesNotHaveDuplicates()
        .hasSize(301);
    assertThat(zones.batches()).hasSize(1 + 300 / 20);
    HistoryEvent start = engine.events(ID).get(0);
    assertThat(start.getWorkflowExecutionStartedEventAttributes())
        .satisfies(
            run -> {
              assertThat(run.getContinuedExecutionRunId()).isNotEmpty();
              assertThat(run.getInput().toString()).contains("again0", "again299");
            });
  }

  @Test
  void aRunThatIsFullLeavesBehindWhatDoesNotFitAndServesItWhenItIsAskedAgain() {
    World.Hold hold = world.hold("Zones.apply");
    post.send(request("r0", "inwx-a"));
    hold.awaitReached();
    List<ZoneChangeRequest> all = IntStream.range(0, 270).mapToObj(i -> large("l" + i)).toList();
    all.forEach(post::send);
    hold.letGo();
    awaitEnd();
    assertThat(post.replies).hasSizeBetween(10, 100);
    List<ZoneChangeRequest> left = all.subList(200, 230);
    left.forEach(post::send);
    awaitEnd();
    assertThat(post.replies)
        .extracting(ZoneOutcome::requestId)
        .doesNotHaveDuplicates()
        .contains("r0", "l0")
        .containsAll(left.stream().map(ZoneChangeRequest::requestId).toList());
  }

  @Test
  void largeRequestsTravelFewAtATime() {
    World.Hold hold = world.hold("Zones.apply");
    post.send(request("r0", "inwx-a"));
    hold.awaitReached();
    for (int i = 1; i <= 120; i++) {
      post.send(large("r" + i));
    }
    hold.letGo();
    awaitEnd();
    assertThat(post.replies)
        .extracting(ZoneOutcome::requestId)
        .doesNotHaveDuplicates()
        .hasSize(121);
    List<HistoryEvent> lastRun = engine.events(ID);
    assertThat(lastRun.get(0).getWorkflowExecutionStartedEventAttributes())
        .satisfies(
            start -> {
              assertThat(start.getContinuedExecutionRunId()).isNotEmpty();
              assertThat(start.getInput().getSerializedSize()).isBetween(100_000, 1_600_000);
            });
    assertThat(lastRun)
        .filteredOn(HistoryEvent::hasActivityTaskScheduledEventAttributes)
        .extracting(event -> event.getActivityTaskScheduledEventAttributes().getInput())
        .allSatisfy(input -> assertThat(input.getSerializedSize()).isLessThan(600_000));
  }

  /** About 65 KB: a hundred texts of 500 characters. */
  private static ZoneChangeRequest large(String id) {
    List<RecordChange> changes =
        IntStream.range(0, RecordWishes.MOST)
            .mapToObj(number -> text(ACME.child("t" + number), id))
            .map(RecordChange::put)
            .toList();
    return new ZoneChangeRequest(id, ACME, NOBODY, NOBODY, "inwx-a", List.of(), changes, false);
  }

  private static DnsRecord text(DomainName name, String start) {
    String content = start + "x".repeat(500 - start.length());
    return new DnsRecord(name, RecordType.TXT, content, DnsRecord.DEFAULT_TTL, null);
  }

  private void awaitEnd() {
    engine.client().newUntypedWorkflowStub(ID.value()).getResult(Void.class);
  }

  private static ZoneChangeRequest request(String id, String registrar) {
    DnsRecord record = DnsRecord.a(ACME.child(id), "192.0.2.1");
    return new ZoneChangeRequest(
        id, ACME, NOBODY, NOBODY, registrar, List.of(), List.of(RecordChange.put(record)), false);
  }
}
