package dev.longhaul.sandbox.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.domains.RegisterDomainWorkflow;
import dev.longhaul.durable.StepProgress;
import dev.longhaul.emulators.faults.HoldPoint;
import dev.longhaul.sandbox.RequiresTemporal;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SIGSTOP of a worker for longer than the heartbeat: it looks dead and is not (O-02). */
@RequiresTemporal
@ExtendWith(SharedKillBox.class)
@Timeout(120)
class StoppedWorkerTest {
  private final KillBox box;
  private HeldCall held;
  private Provisioning project;
  private WorkerProcess stopped;

  StoppedWorkerTest(KillBox box) {
    this.box = box;
  }

  @BeforeEach
  void aWorldWithoutLongWaits() {
    box.world().clock().speed(KillBox.FAST);
    box.undisturbed();
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_EFFECT", "AFTER_EFFECT"})
  void theSuccessorWaitsUntilTheContinuedWorkerHasBought(HoldPoint point) {
    stopWorkerAt(point);
    awaitSuccessorAtTheLock();
    stopped.resume();
    held.release();
    project.assertSameEndAsUndisturbed();
  }

  private void stopWorkerAt(HoldPoint point) {
    box.ensureStandby();
    held = CostlyCall.DOMAIN_CREATE.hold(box.world(), point);
    project = box.provision();
    held.awaitReached();
    stopped = box.workerOf(project.registration());
    stopped.stop();
  }

  /** The heartbeat time-out gives the step to the standby; the stopped worker keeps the lock. */
  private void awaitSuccessorAtTheLock() {
    Awaitility.await("the standby to find the domain locked")
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(register().attempts()).isGreaterThan(1);
              assertThat(register().lastError()).contains("is being worked on by another");
            });
  }

  private StepProgress register() {
    return box.operations().progress(project.registration()).steps().stream()
        .filter(step -> step.step().equals(RegisterDomainWorkflow.Step.REGISTER.name()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no worker shows the steps"));
  }
}
