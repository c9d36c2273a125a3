package dev.longhaul.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a paused vendor account does to operations that need it. */
class VendorPauseTest {
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
  void waitsWithoutEndAndGoesOnOnceTheVendorIsOpenAgain() {
    pause("board", 1);
    travel();
    StepProgress line = waiting("BOARD");
    assertThat(line.waitsFor()).isEqualTo("vendor journey paused by jo since noon");
    engine.skip(Duration.ofHours(12));
    assertThat(progress().state()).isEqualTo(OperationState.RUNNING);
    resume();
    assertThat(result()).isEqualTo("slept");
    assertThat(road.done).containsOnlyOnce("board");
    assertThat(ledger.told).isEmpty();
  }

  @Test
  void theWaitOfAStepGetsItsWholePatienceAfterwards() {
    road.answers.put("arrival", "never");
    travel();
    waiting("ARRIVE");
    engine.skip(Duration.ofMinutes(90));
    pause("await arrival", 1);
    engine.skip(Duration.ofMinutes(2));
    Awaitility.await().until(() -> step("ARRIVE").waitsFor().contains("paused"));
    resume();
    engine.skip(Duration.ofMinutes(2));
    Awaitility.await().until(() -> step("ARRIVE").waitsFor().equals("the arrival"));
    engine.skip(Duration.ofMinutes(90));
    assertThat(progress().state()).isEqualTo(OperationState.RUNNING);
  }

  @Test
  void cancelEndsTheWaitAndUndoes() {
    pause("board", 1);
    travel();
    waiting("BOARD");
    operations().cancel(id, new CancelRequest(new Actor("jo"), "enough"));
    assertThatThrownBy(this::result).hasCauseInstanceOf(CanceledFailure.class);
    assertThat(road.done).endsWith("undo lock door", "undo pack");
    assertThat(ledger.closings.get(id).message()).isEqualTo("aborted by jo: enough");
  }

  @Test
  void aWriteThatMayHaveBeenSentIsNotAbandonedByACancel() {
    pause("board", 2);
    travel();
    waiting("BOARD");
    operations().cancel(id, new CancelRequest(new Actor("jo"), "enough"));
    Parking parking = Awaitility.await().until(() -> progress().parking(), p -> p != null);
    assertThat(parking.failure().type()).isEqualTo(Failures.OUTCOME_UNKNOWN);
    resume();
    operations().decide(id, Decision.of(DecisionWord.RETRY, parking, new Actor("jo")), "once");
    assertThatThrownBy(this::result).hasCauseInstanceOf(CanceledFailure.class);
    assertThat(road.done).contains("board").endsWith("undo lock door", "undo pack");
  }

  @Test
  void aCancelWhileItLooksAgainDoesNotForgetTheWriteInTheAir() throws Exception {
    pause("board", 2);
    travel();
    waiting("BOARD");
    CountDownLatch look = new CountDownLatch(1);
    road.held.put("look at train", look);
    resume();
    // not waited for: skipped time stands still while the look is held
    CompletableFuture<Void> skipping =
        CompletableFuture.runAsync(() -> engine.skip(Duration.ofMinutes(2)));
    road.reached.await();
    operations().cancel(id, new CancelRequest(new Actor("jo"), "enough"));
    Parking parking = Awaitility.await().until(() -> progress().parking(), p -> p != null);
    assertThat(parking.failure().type()).isEqualTo(Failures.OUTCOME_UNKNOWN);
    road.held.clear();
    look.countDown();
    operations().decide(id, Decision.of(DecisionWord.RETRY, parking, new Actor("jo")), "once");
    assertThatThrownBy(this::result).hasCauseInstanceOf(CanceledFailure.class);
    assertThat(road.done).contains("board").endsWith("undo lock door", "undo pack");
    skipping.join();
  }

  @Test
  void oneWhoIsLetThroughAndRefusedAgainDoesNotAskInAHotLoop() {
    pause("board", 1);
    ledger.paused = null;
    travel();
    waiting("BOARD");
    engine.skip(Duration.ofMinutes(1));
    assertThat(road.refused).hasValueBetween(2, 20);
    resume();
    assertThat(result()).isEqualTo("slept");
  }

  @Test
  void anUndoWaitsForItsVendorToo() {
    pause("undo lock door", 1);
    road.broken.put("board", "closed");
    travel();
    Parking parking = Awaitility.await().until(() -> progress().parking(), p -> p != null);
    operations().decide(id, Decision.of(DecisionWord.ABORT, parking, new Actor("jo")), "once");
    Awaitility.await().until(() -> String.valueOf(step("LOCK_DOOR").waitsFor()).contains("paused"));
    assertThat(progress().state()).isEqualTo(OperationState.UNDOING);
    resume();
    assertThatThrownBy(this::result).hasCauseInstanceOf(CanceledFailure.class);
    assertThat(ledger.closings.get(id).leftovers()).isEmpty();
  }

  @Test
  void replaysItsOwnHistory() throws Exception {
    pause("board", 1);
    travel();
    waiting("BOARD");
    resume();
    result();
    engine.replay(id, JourneyWorkflow.JourneyWorkflowImpl.class);
  }

  private void pause(String call, int attempt) {
    VendorPause pause = new VendorPause(JourneyWorkflow.QUEUE, "paused by jo since noon", attempt);
    ledger.paused = pause;
    road.paused.put(call, pause);
  }

  private void resume() {
    road.paused.clear();
    ledger.paused = null;
  }

  private void travel() {
    operations().start(JourneyWorkflow.start("ada", "jo"));
  }

  private StepProgress waiting(String step) {
    return Awaitility.await(step + " waits")
        .until(() -> step(step), line -> line.waitsFor() != null);
  }

  private StepProgress step(String step) {
    return progress().steps().stream()
        .filter(line -> line.step().equals(step))
        .findFirst()
        .orElseThrow();
  }

  private Progress progress() {
    return operations().progress(id);
  }

  private Operations operations() {
    return engine.operations();
  }

  private String result() {
    return engine.client().newUntypedWorkflowStub(id.value()).getResult(String.class);
  }
}
