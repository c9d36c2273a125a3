package dev.longhaul.projects;

import static dev.longhaul.projects.Hosting.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.apps.AppProblem;
import dev.longhaul.apps.Deployment;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.Parking;
import dev.longhaul.durable.World;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redeploying, restarting and stopping a live project, under the project's id (P-13). */
class SteerProjectTest {
  private static final ProjectSlug ACME = new ProjectSlug("acme");
  private final Hosting hosting = Hosting.open();

  @BeforeEach
  void isLive() {
    hosting.serves();
    hosting.deployments.stranger(Deployment.State.FINISHED);
  }

  @AfterEach
  void close() throws Exception {
    hosting.close();
  }

  @Test
  void redeployBuildsAnewAndWaitsForAHealthyAnswer() {
    redeploy(true);
    SteeredProject done = hosting.operator.result(PROJECT, SteeredProject.class);
    assertThat(done.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(done.message()).isEqualTo("https://acme.example serves what was deployed");
    assertThat(hosting.world.effects).containsExactly("deployment d2");
    assertThat(hosting.world.calls).contains("Deployments.start", "Health.awaitHealthy");
    assertThat(hosting.projects.service).isEqualTo(ServiceStatus.RUNNING);
    assertThat(hosting.projects.log)
        .containsSubsequence(
            LogAction.DEPLOYMENT_STARTED,
            LogAction.DEPLOYMENT_COMPLETED,
            LogAction.HEALTH_CHECK_PASSED,
            LogAction.STATUS_CHANGED);
  }

  @Test
  void asksADomainThatWasBoughtLongAgoTenTimesForItsHealth() {
    hosting.projects.live = TestOrders.register();
    hosting.health.healthy = false;
    redeploy(true);
    hosting.skipOnce("Health.awaitHealthy", Duration.ofMinutes(5));
    Parking parking = hosting.operator.parked(PROJECT, RedeployProjectWorkflow.Step.CHECK_HEALTH);
    assertThat(parking.failure().type()).isEqualTo(AppProblem.UNHEALTHY.name());
    assertThat(hosting.world.calls).filteredOn("Health.awaitHealthy"::equals).hasSize(10);
    hosting.operator.decide(PROJECT, DecisionWord.SKIP);
    hosting.operator.result(PROJECT, SteeredProject.class);
  }

  @Test
  void restartBuildsNothing() {
    redeploy(false);
    hosting.operator.result(PROJECT, SteeredProject.class);
    assertThat(hosting.world.calls).contains("Deployments.restart");
  }

  @Test
  void aFailedBuildParksAndARetryBuildsAgain() {
    hosting.deployments.next(Deployment.State.FAILED);
    redeploy(true);
    assertThat(
            hosting.operator.parked(PROJECT, RedeployProjectWorkflow.Step.DEPLOY).failure().type())
        .isEqualTo(AppProblem.DEPLOYMENT_FAILED.name());
    hosting.deployments.next(Deployment.State.FINISHED);
    hosting.operator.decide(PROJECT, DecisionWord.RETRY);
    hosting.operator.result(PROJECT, SteeredProject.class);
    assertThat(hosting.world.effects).containsExactly("deployment d2", "deployment d3");
  }

  @Test
  void anAbortCancelsTheBuildAndLeavesTheOldOneServing() {
    hosting.deployments.next(Deployment.State.RUNNING);
    redeploy(true);
    hosting.awaitCall("Deployments.await");
    hosting.operator.cancel(PROJECT);
    hosting.operator.assertAborted(PROJECT);
    assertThat(hosting.world.effects).containsExactly("deployment d2", "cancelled deployment d2");
  }

  @Test
  void stopCancelsARunningBuildAndThenStops() {
    hosting.deployments.stranger(Deployment.State.RUNNING);
    stop();
    SteeredProject done = hosting.operator.result(PROJECT, SteeredProject.class);
    assertThat(done.message()).isEqualTo("acme is stopped");
    assertThat(hosting.world.effects).containsExactly("cancelled deployment d2", "app stopped");
    assertThat(hosting.projects.service).isEqualTo(ServiceStatus.STOPPED);
  }

  @Test
  void anAbortedStopStartsTheApplicationAgain() {
    hosting.world.breaks("Projects.serves", "BROKEN", "out of order");
    stop();
    hosting.operator.parked(PROJECT, StopProjectWorkflow.Step.RECORD);
    hosting.operator.decide(PROJECT, DecisionWord.ABORT);
    hosting.operator.assertAborted(PROJECT);
    assertThat(hosting.world.effects).containsExactly("app stopped", "deployment d2");
  }

  @Test
  void anAbortedStopLeavesAloneWhatWasStoppedBefore() {
    hosting.apps.stopped.add("a-vrs-acme");
    hosting.projects.service = ServiceStatus.STOPPED;
    hosting.world.breaks("Projects.serves", "BROKEN", "out of order");
    stop();
    hosting.operator.parked(PROJECT, StopProjectWorkflow.Step.RECORD);
    hosting.world.mend();
    hosting.operator.decide(PROJECT, DecisionWord.ABORT);
    hosting.operator.assertAborted(PROJECT);
    assertThat(hosting.world.effects).isEmpty();
    assertThat(hosting.projects.service).isEqualTo(ServiceStatus.STOPPED);
  }

  @Test
  void aCancelWhileItIsRecordedTakesTheRecordBackToo() {
    hosting.projects.service = ServiceStatus.RUNNING;
    World.Hold hold = hosting.world.hold("Projects.serves");
    stop();
    hold.awaitReached();
    hosting.operator.cancel(PROJECT);
    hold.letGo();
    hosting.operator.assertAborted(PROJECT);
    assertThat(hosting.world.effects).containsExactly("app stopped", "deployment d2");
    assertThat(hosting.projects.service).isEqualTo(ServiceStatus.RUNNING);
  }

  @Test
  void parksWhenTheProjectIsNotLive() {
    hosting.projects.live = null;
    stop();
    assertThat(
            hosting
                .operator
                .parked(PROJECT, StopProjectWorkflow.Step.FIND_PROJECT)
                .failure()
                .type())
        .isEqualTo(ProjectProblem.NOT_LIVE.name());
    hosting.operator.decide(PROJECT, DecisionWord.ABORT);
    hosting.operator.assertAborted(PROJECT);
  }

  private void redeploy(boolean build) {
    hosting.operator.start(
        PROJECT,
        RedeployProjectWorkflow.TYPE,
        RedeployProjectWorkflow.KIND,
        new RedeployOrder(ACME, build));
  }

  private void stop() {
    hosting.operator.start(
        PROJECT, StopProjectWorkflow.TYPE, StopProjectWorkflow.KIND, new StopOrder(ACME));
  }
}
