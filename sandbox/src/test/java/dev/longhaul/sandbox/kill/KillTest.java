package dev.longhaul.sandbox.kill;

import static dev.longhaul.emulators.faults.HoldPoint.AFTER_EFFECT;
import static dev.longhaul.emulators.faults.HoldPoint.BEFORE_EFFECT;

import dev.longhaul.emulators.faults.Fault;
import dev.longhaul.emulators.faults.HoldPoint;
import dev.longhaul.emulators.faults.Money;
import dev.longhaul.emulators.inwx.InwxEmulator;
import dev.longhaul.sandbox.RequiresTemporal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * SIGKILL of a worker that stands in both of the calls that cost most, each for another project; a
 * standby takes both over (O-02).
 */
@RequiresTemporal
@ExtendWith(SharedKillBox.class)
@Timeout(120)
class KillTest {
  private final KillBox box;
  private List<Case> cases;

  KillTest(KillBox box) {
    this.box = box;
  }

  /** One project, and the call at which its worker dies. */
  private record Case(CostlyCall call, HeldCall held, Provisioning project) {}

  @BeforeEach
  void aWorldWithoutLongWaits() {
    box.world().clock().speed(KillBox.FAST);
    box.undisturbed();
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_EFFECT", "AFTER_EFFECT"})
  void theStandbyReachesTheSameEnd(HoldPoint point) {
    killWorkerAt(point);
    cases.forEach(killed -> killed.held().loseAnswer());
    assertSameEnds();
  }

  /** The emulated time stands still, so that the deployment is under way when both have asked. */
  @Test
  void requestsOfADeadWorkerTakeEffectAfterTheSuccessorLooked() {
    killWorkerAt(BEFORE_EFFECT);
    box.world().clock().speed(0);
    List<HeldCall> successors = cases.stream().map(this::holdSuccessor).toList();
    successors.forEach(HeldCall::awaitReached);
    cases.forEach(this::releaseAndAwaitEffect);
    successors.forEach(HeldCall::release);
    box.world().clock().speed(KillBox.FAST);
    assertSameEnds();
  }

  /** Slow answers before the purchase, and a new price after it. */
  @Test
  void theLedgerNamesThePriceThatTheDeadWorkerPaid() {
    WorkerProcess worker = box.onlyWorker();
    InwxEmulator registrar = box.world().inwx();
    registrar.switchboard().next("domain.check", 2, new Fault.Delay(Duration.ofMillis(1500)));
    Case dying = standAt(CostlyCall.DOMAIN_CREATE, AFTER_EFFECT);
    box.ensureStandby();
    worker.kill();
    registrar.price("example", Money.of("19.99", "EUR"));
    dying.held().loseAnswer();
    dying.project().assertSameEndAsUndisturbed();
  }

  private HeldCall holdSuccessor(Case killed) {
    return killed.call().hold(box.world(), BEFORE_EFFECT);
  }

  private void releaseAndAwaitEffect(Case killed) {
    int before = killed.call().effects(box.world());
    killed.held().release();
    Awaitility.await(killed.call() + " has its late effect")
        .until(() -> killed.call().effects(box.world()) > before);
  }

  /** As long as only one worker is up, it is the one that stands in the calls. */
  private void killWorkerAt(HoldPoint point) {
    WorkerProcess worker = box.onlyWorker();
    cases = Stream.of(CostlyCall.values()).map(call -> standAt(call, point)).toList();
    box.ensureStandby();
    worker.kill();
  }

  private Case standAt(CostlyCall call, HoldPoint point) {
    HeldCall held = call.hold(box.world(), point);
    Provisioning project = box.provision();
    held.awaitReached();
    return new Case(call, held, project);
  }

  private void assertSameEnds() {
    cases.forEach(killed -> killed.project().assertSameEndAsUndisturbed());
  }
}
