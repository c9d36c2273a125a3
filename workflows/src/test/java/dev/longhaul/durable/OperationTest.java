package dev.longhaul.durable;

import static dev.longhaul.durable.DecisionWord.ABORT;
import static dev.longhaul.durable.DecisionWord.EDIT;
import static dev.longhaul.durable.DecisionWord.EXTEND;
import static dev.longhaul.durable.DecisionWord.GIVE_UP;
import static dev.longhaul.durable.DecisionWord.LEAVE;
import static dev.longhaul.durable.DecisionWord.RETRY;
import static dev.longhaul.durable.DecisionWord.ROLL_BACK;
import static dev.longhaul.durable.DecisionWord.SKIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.durable.Operations.Started;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps, parks, decisions, stops and undo, on fakes and skipped time. */
class OperationTest {
  private static final Actor JO = new Actor("jo");
  private final FakeRoad road = new FakeRoad();
  private final FakeLedger ledger = new FakeLedger();
  private final OperationId id = JourneyWorkflow.id("ada");
  private TestEngine engine;

  @BeforeEach
  void start() {
    engine = TestEngine.start(ledger);
    engine.worker(TaskQueues.MAIN, JourneyWorkflow.JourneyWorkflowImpl.class, ledger);
    engine.worker(TaskQueues.MAIL, null, ledger);
    engine.worker(TaskQueues.WEBHOOK, null, ledger);
    engine.worker(JourneyWorkflow.QUEUE, null, road);
    engine.run();
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void doesItsStepsInOrderAndClosesWithTheOutcome() {
    travel();
    assertThat(result()).isEqualTo("slept");
    assertThat(road.done)
        .containsExactly(
            "pack",
            "lock door",
            "buy ticket",
            "board",
            "eat",
            "check in at Grand",
            "unpack",
            "sleep");
    assertThat(ledger.closings.get(id).outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(ledger.closings.get(id).paid()).containsExactly(new Money(4200, "EUR"));
    assertThat(road.fences).extracting(Fence::sequence).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void parksOnAFailureAndGoesOnAfterRetry() {
    road.broken.put("board", "the platform is closed");
    travel();
    Parking parking = parked("BOARD");
    assertThat(parking.failure()).isEqualTo(new FailureReport("BROKEN", "the platform is closed"));
    assertThat(parking.allowed()).containsExactly(RETRY, ABORT, ROLL_BACK, GIVE_UP, EXTEND);
    road.broken.clear();
    decide(Decision.of(RETRY, parking, JO));
    assertThat(result()).isEqualTo("slept");
    assertThat(road.done).containsOnlyOnce("buy ticket", "board");
    assertThat(ledger.told).hasSize(1);
    assertThat(ledger.snapshots)
        .extracting(OperationActivities.Snapshot::state)
        .containsExactly(OperationState.PARKED, OperationState.RUNNING, OperationState.RUNNING);
    assertThat(ledger.snapshots.get(2).step()).as("no step is shown that is over").isNull();
  }

  @Test
  void entersWhatNobodyHasCheckedInTheAuditTrail() {
    road.broken.put("board", "closed");
    travel();
    Parking parking = parked("BOARD");
    Decision extend =
        new Decision(
            EXTEND, "BOARD", 1, Actor.unauthenticated("kim"), Map.of(), Duration.ofDays(1), null);
    decide(extend);
    Awaitility.await().until(() -> !ledger.unchecked.isEmpty());
    road.broken.clear();
    decide(Decision.of(RETRY, parking, JO));
    result();
    assertThat(ledger.unchecked).containsExactly(extend);
  }

  @Test
  void parksOnABusinessAnswer() {
    road.answers.put("connection", "cancelled");
    travel();
    assertThat(parked("CHANGE").failure().type()).isEqualTo("NO_CONNECTION");
  }

  @Test
  void parksWhenTheBudgetOfAnActIsUsedUp() {
    road.broken.put("board", "closed");
    road.retryable = true;
    travel();
    engine.skip(Duration.ofMinutes(20));
    assertThat(parked("BOARD").failure().message()).contains("closed");
  }

  @Test
  void skipsOnlyWhereTheStepDeclaresIt() {
    road.broken.put("eat", "the kitchen is closed");
    travel();
    Parking parking = parked("EAT");
    decide(Decision.of(SKIP, parking, JO));
    assertThat(result()).isEqualTo("slept");
    assertThat(progress().steps().get(5).status()).isEqualTo(StepStatus.SKIPPED);
  }

  @Test
  void editsDeclaredFieldsOnly() {
    road.broken.put("check in at Grand", "full");
    travel();
    Parking parking = parked("CHECK_IN");
    assertThatThrownBy(() -> decide(edit(parking, Map.of("room", "7"))))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("'room' cannot be edited");
    assertThatThrownBy(() -> decide(edit(parking, Map.of("hotel", " "))))
        .hasMessageContaining("must not be empty");
    decide(edit(parking, Map.of("hotel", "Ritz")));
    assertThat(result()).isEqualTo("slept");
    assertThat(road.done).contains("check in at Ritz");
  }

  @Test
  void abortUndoesInReverseOrderAndClosesAsCanceled() {
    road.broken.put("board", "closed");
    travel();
    decide(Decision.of(ABORT, parked("BOARD"), JO));
    assertThatThrownBy(this::result).hasCauseInstanceOf(CanceledFailure.class);
    assertThat(road.done)
        .containsExactly(
            "pack", "lock door", "buy ticket", "undo board", "undo lock door", "undo pack");
    assertThat(ledger.closings.get(id).outcome()).isEqualTo(Outcome.ABORTED);
    assertThat(ledger.closings.get(id).paid()).containsExactly(new Money(4200, "EUR"));
  }

  @Test
  void rollBackUndoesAndFailsWithThatType() {
    road.broken.put("board", "closed");
    travel();
    decide(Decision.of(ROLL_BACK, parked("BOARD"), JO));
    assertFailedAs("ROLLED_BACK");
    assertThat(road.done).endsWith("undo lock door", "undo pack");
  }

  @Test
  void giveUpUndoesNothing() {
    road.broken.put("board", "closed");
    travel();
    decide(Decision.of(GIVE_UP, parked("BOARD"), JO));
    assertFailedAs("FAILED");
    assertThat(road.done).containsExactly("pack", "lock door", "buy ticket");
  }

  @Test
  void givesUpAtTheDeadlineAfterOneReminder() {
    road.broken.put("board", "closed");
    travel();
    parked("BOARD");
    engine.skip(Parks.PATIENCE.plusMinutes(1));
    assertFailedAs("FAILED");
    assertThat(ledger.told)
        .extracting(Notice::kind)
        .containsExactly(Notice.Kind.PARKED, Notice.Kind.REMINDER, Notice.Kind.GAVE_UP);
    assertThat(ledger.told).extracting(Notice::id).doesNotHaveDuplicates();
    assertThat(ledger.told.get(2).message())
        .isEqualTo("nobody decided before the deadline; closed");
  }

  @Test
  void closesOnlyOnceTheNewsThatItGivesUpIsHandedIn() {
    road.broken.put("board", "closed");
    ledger.unheard = Notice.Kind.GAVE_UP;
    travel();
    parked("BOARD");
    engine.skip(Parks.PATIENCE.plusHours(1));
    assertThat(ledger.closings).isEmpty();
    ledger.unheard = null;
    assertFailedAs("FAILED");
    assertThat(ledger.told).extracting(Notice::kind).endsWith(Notice.Kind.GAVE_UP);
  }

  @Test
  void extendMovesTheDeadline() {
    road.broken.put("board", "closed");
    travel();
    Parking parking = parked("BOARD");
    decide(extend(parking, Duration.ofDays(3)));
    engine.skip(Parks.PATIENCE.plusDays(1));
    Parking longer = parked("BOARD");
    assertThat(longer.deadline()).isEqualTo(parking.deadline().plus(Duration.ofDays(3)));
    assertThatThrownBy(() -> decide(extend(longer, Duration.ZERO)))
        .isInstanceOf(DecisionRefused.class);
  }

  @Test
  void aWaitWithoutPatienceLeftParksAndExtendWaitsOn() {
    road.answers.put("arrival", "never");
    travel();
    engine.skip(Duration.ofHours(3));
    Parking parking = parked("ARRIVE");
    assertThat(parking.failure().message()).isEqualTo("the arrival took longer than 2 h");
    road.answers.remove("arrival");
    decide(extend(parking, Duration.ofHours(5)));
    assertThat(result()).isEqualTo("slept");
  }

  @Test
  void refusesStaleAndSenselessDecisions() {
    road.broken.put("board", "closed");
    travel();
    Parking first = parked("BOARD");
    assertThatThrownBy(() -> decide(Decision.of(SKIP, first, JO)))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("skip is not possible at BOARD");
    decide(Decision.of(RETRY, first, JO));
    Parking second = parkedAgain(first);
    assertThatThrownBy(() -> decide(Decision.of(RETRY, first, JO)))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("park 1")
        .hasMessageContaining("park 2");
    road.broken.clear();
    decide(Decision.of(RETRY, second, JO));
    result();
    assertThatThrownBy(() -> decide(Decision.of(RETRY, second, JO)))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("not running");
  }

  @Test
  void theSameDecisionWithTheSameIdCountsOnce() {
    road.broken.put("board", "closed");
    travel();
    Parking parking = parked("BOARD");
    String updateId = UUID.randomUUID().toString();
    DecisionReceipt once = operations().decide(id, Decision.of(RETRY, parking, JO), updateId);
    parkedAgain(parking);
    DecisionReceipt again = operations().decide(id, Decision.of(RETRY, parking, JO), updateId);
    assertThat(again).isEqualTo(once);
  }

  @Test
  void cancelInAStepLetsTheWriteFinishAndUndoesIt() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    road.held.put("lock door", release);
    travel();
    road.reached.await();
    operations().cancel(id, new CancelRequest(JO, "wrong traveller"));
    operations().cancel(id, new CancelRequest(JO, "again"));
    release.countDown();
    assertThatThrownBy(this::result).hasCauseInstanceOf(CanceledFailure.class);
    assertThat(road.done).containsExactly("pack", "lock door", "undo lock door", "undo pack");
    assertThat(ledger.closings.get(id).message()).isEqualTo("aborted by jo: wrong traveller");
  }

  @Test
  void cancelWhileParkedAborts() {
    road.broken.put("board", "closed");
    travel();
    parked("BOARD");
    operations().cancel(id, new CancelRequest(JO, null));
    assertThatThrownBy(this::result).hasCauseInstanceOf(CanceledFailure.class);
    assertThat(road.done).endsWith("undo lock door", "undo pack");
  }

  @Test
  void temporalsOwnCancelIsTheSame() {
    road.broken.put("board", "closed");
    travel();
    parked("BOARD");
    stub().cancel();
    assertThatThrownBy(this::result).hasCauseInstanceOf(CanceledFailure.class);
    assertThat(road.done).endsWith("undo lock door", "undo pack");
    assertThat(ledger.closings.get(id).outcome()).isEqualTo(Outcome.ABORTED);
  }

  @Test
  void cancelDuringUndoChangesNothing() {
    road.broken.put("board", "closed");
    road.broken.put("undo lock door", "the key is lost");
    travel();
    decide(Decision.of(ABORT, parked("BOARD"), JO));
    Parking undo = parked("LOCK_DOOR");
    operations().cancel(id, new CancelRequest(JO, "again"));
    assertThat(undo.allowed()).containsExactly(RETRY, LEAVE, EXTEND);
    road.broken.remove("undo lock door");
    decide(Decision.of(RETRY, undo, JO));
    assertThatThrownBy(this::result).hasCauseInstanceOf(CanceledFailure.class);
    assertThat(road.done).endsWith("undo lock door", "undo pack");
  }

  @Test
  void anUndoThatCannotFinishIsLeftAndListed() {
    road.broken.put("board", "closed");
    road.broken.put("undo lock door", "the key is lost");
    travel();
    decide(Decision.of(ROLL_BACK, parked("BOARD"), JO));
    decide(Decision.of(LEAVE, parked("LOCK_DOOR"), JO));
    assertFailedAs("ROLLED_BACK");
    assertThat(ledger.closings.get(id).leftovers())
        .containsExactly("undo lock door: the key is lost");
    assertThat(road.done).endsWith("undo pack");
  }

  @Test
  void theSameOrderGivesTheRunningOperationAndAnotherOneIsRefused() {
    road.broken.put("board", "closed");
    Started first = travel();
    parked("BOARD");
    Started second = travel();
    assertThat(second).isEqualTo(new Started(id, first.runId(), true));
    Operations.Start other =
        new Operations.Start(id, "Journey", "journey", "bob", new Actor("kim"), "other");
    assertThatThrownBy(() -> operations().start(other))
        .isInstanceOf(OperationConflict.class)
        .hasMessageContaining("(journey, started by jo");
  }

  @Test
  void showsWhatItWaitsForAndUntilWhen() {
    road.answers.put("arrival", "never");
    travel();
    Awaitility.await().until(() -> progress().steps().get(6).waitsFor() != null);
    StepProgress arrive = progress().steps().get(6);
    assertThat(arrive.waitsFor()).isEqualTo("the arrival");
    assertThat(arrive.until()).isAfter(arrive.started());
    assertThat(progress().source()).isEqualTo("live");
  }

  @Test
  void unknownOperationsAreSaidToBeUnknown() {
    assertThatThrownBy(() -> operations().progress(JourneyWorkflow.id("nobody")))
        .isInstanceOf(OperationNotFound.class)
        .hasMessageContaining("journey:nobody");
  }

  @Test
  void replaysItsOwnHistory() throws Exception {
    road.broken.put("board", "closed");
    travel();
    decide(Decision.of(ABORT, parked("BOARD"), JO));
    assertThatThrownBy(this::result).isInstanceOf(WorkflowFailedException.class);
    engine.replay(id, JourneyWorkflow.JourneyWorkflowImpl.class);
  }

  private Started travel() {
    return operations().start(JourneyWorkflow.start("ada", "jo"));
  }

  private Operations operations() {
    return engine.operations();
  }

  private WorkflowStub stub() {
    return engine.client().newUntypedWorkflowStub(id.value());
  }

  private String result() {
    return stub().getResult(String.class);
  }

  private Progress progress() {
    return operations().progress(id);
  }

  private void decide(Decision decision) {
    operations().decide(id, decision, UUID.randomUUID().toString());
  }

  private Parking parked(String step) {
    return Awaitility.await("parked at " + step)
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> progress().parking(), parking -> parking != null && parking.step().equals(step));
  }

  private Parking parkedAgain(Parking before) {
    return Awaitility.await()
        .until(
            () -> progress().parking(),
            parking -> parking != null && parking.number() > before.number());
  }

  private void assertFailedAs(String type) {
    assertThatThrownBy(this::result)
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class, failure -> assertThat(failure.getType()).isEqualTo(type));
  }

  private static Decision edit(Parking parking, Map<String, String> fields) {
    return new Decision(EDIT, parking.step(), parking.number(), JO, fields, null, null);
  }

  private static Decision extend(Parking parking, Duration by) {
    return new Decision(EXTEND, parking.step(), parking.number(), JO, Map.of(), by, null);
  }
}
