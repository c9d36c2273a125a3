package dev.longhaul.sandbox.kill;

import static dev.longhaul.emulators.faults.HoldPoint.AFTER_EFFECT;
import static dev.longhaul.emulators.faults.HoldPoint.BEFORE_EFFECT;

import dev.longhaul.emulators.faults.HoldPoint;
import dev.longhaul.sandbox.RequiresTemporal;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** SIGKILL of the worker at the two effects that cost most; a standby takes over (O-02). */
@RequiresTemporal
@ExtendWith(SharedKillBox.class)
@Timeout(90)
class KillTest {
  private final KillBox box;
  private HeldCall held;
  private Provisioning project;

  KillTest(KillBox box) {
    this.box = box;
  }

  static Stream<Arguments> callsAndPoints() {
    return Stream.of(CostlyCall.values())
        .flatMap(call -> Stream.of(BEFORE_EFFECT, AFTER_EFFECT).map(at -> Arguments.of(call, at)));
  }

  @BeforeEach
  void aWorldWithoutLongWaits() {
    box.world().clock().speed(KillBox.FAST);
    box.undisturbed();
  }

  @ParameterizedTest
  @MethodSource("callsAndPoints")
  void theStandbyReachesTheSameEnd(CostlyCall call, HoldPoint point) {
    killWorkerAt(call, point);
    held.loseAnswer();
    project.assertSameEndAsUndisturbed();
  }

  @ParameterizedTest
  @EnumSource
  void theRequestOfADeadWorkerTakesEffectBeforeTheSuccessorLooks(CostlyCall call) {
    killWorkerAt(call, BEFORE_EFFECT);
    held.release();
    project.assertSameEndAsUndisturbed();
  }

  @ParameterizedTest
  @MethodSource("callsAndPoints")
  void theRequestOfADeadWorkerTakesEffectAfterTheSuccessorLooked(CostlyCall call, HoldPoint point) {
    killWorkerAt(call, BEFORE_EFFECT);
    HeldCall successors = call.hold(box.world(), point);
    successors.awaitReached();
    box.world().clock().speed(0);
    int before = call.effects(box.world());
    held.release();
    if (point == BEFORE_EFFECT) {
      Awaitility.await().until(() -> call.effects(box.world()) > before);
    }
    successors.release();
    box.world().clock().speed(KillBox.FAST);
    project.assertSameEndAsUndisturbed();
  }

  /** With one worker up, the one that stands in the call is known; then the standby joins. */
  private void killWorkerAt(CostlyCall call, HoldPoint point) {
    WorkerProcess worker = box.onlyWorker();
    held = call.hold(box.world(), point);
    project = box.provision();
    held.awaitReached();
    box.startWorker();
    worker.kill();
  }
}
