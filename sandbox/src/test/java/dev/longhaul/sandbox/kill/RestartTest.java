package dev.longhaul.sandbox.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.emulators.faults.HoldPoint;
import dev.longhaul.projects.ProvisionProjectWorkflow.Step;
import dev.longhaul.sandbox.RequiresTemporal;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** SIGKILL of Temporal, of PostgreSQL, and of everything at once (O-02). */
@RequiresTemporal
@ExtendWith(SharedKillBox.class)
@Timeout(120)
class RestartTest {
  private final KillBox box;

  RestartTest(KillBox box) {
    this.box = box;
  }

  @BeforeEach
  void aWorldWithoutLongWaits() {
    box.world().clock().speed(KillBox.FAST);
    box.undisturbed();
    box.ensureStandby();
  }

  @Test
  void goesOnWhenTemporalIsKilledDuringTheDeployment() {
    Provisioning project = provisionUpToTheDeployment();
    box.temporal().kill();
    box.temporal().run();
    box.world().clock().speed(KillBox.FAST);
    project.assertSameEndAsUndisturbed();
  }

  @Test
  void goesOnWhenEveryLockIsLostDuringThePurchase() {
    HeldCall held = CostlyCall.DOMAIN_CREATE.hold(box.world(), HoldPoint.BEFORE_EFFECT);
    Provisioning project = box.provision();
    held.awaitReached();
    box.postgres().crash();
    held.release();
    project.assertSameEndAsUndisturbed();
  }

  @Test
  void goesOnWhenEverythingIsKilledAtOnce() {
    Provisioning project = provisionUpToTheDeployment();
    box.killWorkers();
    box.temporal().kill();
    box.postgres().crash();
    box.temporal().run();
    box.ensureStandby();
    box.world().clock().speed(KillBox.FAST);
    project.assertSameEndAsUndisturbed();
  }

  /** The deployment has begun, is waited for, and does not end before time goes on. */
  private Provisioning provisionUpToTheDeployment() {
    HeldCall started = CostlyCall.DEPLOYMENT_START.hold(box.world(), HoldPoint.BEFORE_EFFECT);
    Provisioning project = box.provision();
    started.awaitReached();
    box.world().clock().speed(0);
    started.release();
    Awaitility.await("the deployment to be waited for")
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(project.progress().steps())
                    .filteredOn(step -> step.step().equals(Step.DEPLOY.name()))
                    .allSatisfy(step -> assertThat(step.waitsFor()).startsWith("deployment "))
                    .isNotEmpty());
    return project;
  }
}
