package dev.longhaul.activities.coolify;

import static dev.longhaul.activities.coolify.CoolifyWorld.FENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.acting.ActingProblem;
import dev.longhaul.activities.fakes.Failed;
import dev.longhaul.apps.Deployment;
import dev.longhaul.emulators.coolify.CoolifyEmulator;
import dev.longhaul.emulators.faults.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CoolifyDeploymentActivitiesTest {
  private static final String CANCEL = "POST /deployments/{uuid}/cancel";
  private static final String START = "POST /applications/{uuid}/start";
  private final CoolifyWorld world = new CoolifyWorld();
  private String app;

  @BeforeEach
  void createApplication() {
    app = world.application();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void startsOnceHoweverOftenItIsAsked() {
    assertThat(world.deployments.latest(app)).isNull();
    Deployment first = world.deployments.start(FENCE, app, null);
    assertThat(world.deployments.start(FENCE, app, null).id()).isEqualTo(first.id());
    world.pass(Duration.ofSeconds(10));
    assertThat(world.deployments.start(FENCE, app, null).id()).as("ended").isEqualTo(first.id());
    assertThat(world.effects.ofKind("deployment-started")).hasSize(1);
  }

  @Test
  void startsAnewAfterTheOneThatTheLookSaw() {
    Deployment first = world.deployments.start(FENCE, app, null);
    world.pass(Duration.ofSeconds(10));
    Deployment second = world.deployments.start(FENCE, app, first.id());
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(world.deployments.latest(app).id()).isEqualTo(second.id());
    assertThat(world.effects.ofKind("deployment-started")).hasSize(2);
  }

  @Test
  void findsTheDeploymentWhoseAnswerWasCut() {
    world.switchboard.next(START, 1, new Fault.AcceptAndCut());
    Failed cut = Failed.by(() -> world.deployments.start(FENCE, app, null));
    assertThat(cut.type()).isEqualTo(ActingProblem.OUTCOME_UNKNOWN.name());
    assertThat(world.deployments.start(FENCE, app, null).ended()).isFalse();
    assertThat(world.effects.ofKind("deployment-started")).hasSize(1);
  }

  @Test
  void findsTheQueuedOneWhenNoIdIsNamed() {
    Deployment first = world.deployments.start(FENCE, app, null);
    world.switchboard.next(
        "GET /deployments/applications/{uuid}", 1, new Fault.Status(200, "{\"count\":0}"));
    assertThat(world.deployments.start(FENCE, app, null).id()).isEqualTo(first.id());
    assertThat(world.switchboard.calls(START)).isEqualTo(2);
    assertThat(world.effects.ofKind("deployment-started")).hasSize(1);
  }

  @Test
  void neverReportsADeploymentThatAFullQueueSwallowed() {
    world.switchboard.next(START, 1, CoolifyEmulator.QUEUE_FULL);
    Failed full = Failed.by(() -> world.deployments.start(FENCE, app, null));
    assertThat(full.retryable()).isTrue();
    assertThat(full.nextTry()).isEqualTo(Duration.ofSeconds(60));
    assertThat(full.message()).contains("queue is full");
    world.deployments.start(FENCE, app, null);
    assertThat(world.effects.ofKind("deployment-started")).hasSize(1);
  }

  @Test
  void startsAnewOnceTheBuildUnderWayWasCancelled() {
    String outdated = world.deployments.start(FENCE, app, null).id();
    assertThat(world.deployments.start(FENCE, app, outdated).id())
        .as("none beside the one under way")
        .isEqualTo(outdated);
    world.deployments.cancel(FENCE, app, List.of(outdated));
    String anew = world.deployments.start(FENCE, app, outdated).id();
    assertThat(anew).isNotEqualTo(outdated);
    assertThat(world.deployments.start(FENCE, app, outdated).id()).isEqualTo(anew);
    assertThat(world.effects.ofKind("deployment-started")).hasSize(2);
  }

  @Test
  void cancelsARunningBuildOnceAndLeavesAnEndedOneAlone() {
    String id = world.deployments.start(FENCE, app, null).id();
    assertThat(world.deployments.open(app)).extracting(Deployment::id).containsExactly(id);
    world.deployments.cancel(FENCE, app, List.of(id));
    world.deployments.cancel(FENCE, app, List.of(id, "never-known"));
    assertThat(world.deployments.open(app)).isEmpty();
    assertThat(world.deployments.await(id).state()).isEqualTo(Deployment.State.CANCELLED);
    assertThat(world.effects.ofKind("deployment-cancelled")).hasSize(1);
    assertThat(world.switchboard.calls(CANCEL)).isEqualTo(1);
  }

  @Test
  void takesABuildThatEndsBeforeItsCancelArrivesForCancelled() {
    String id = world.deployments.start(FENCE, app, null).id();
    world.acting.beforeEachSend(() -> world.pass(Duration.ofSeconds(10)));
    world.deployments.cancel(FENCE, app, List.of(id));
    assertThat(world.switchboard.calls(CANCEL)).isEqualTo(1);
    assertThat(world.deployments.await(id).state()).isEqualTo(Deployment.State.FINISHED);
  }

  @Test
  void cancelsOnceThoughTheAnswerIsCut() {
    String id = world.deployments.start(FENCE, app, null).id();
    world.switchboard.next(CANCEL, 1, new Fault.AcceptAndCut());
    Failed cut = Failed.by(() -> world.deployments.cancel(FENCE, app, List.of(id)));
    assertThat(cut.retryable()).isTrue();
    world.deployments.cancel(FENCE, app, List.of(id));
    assertThat(world.effects.ofKind("deployment-cancelled")).hasSize(1);
  }

  @Test
  void reportsTheStartOfALostWorkerThatArrivesAfterTheEnd() {
    String id = world.deployments.start(FENCE, app, null).id();
    world.pass(Duration.ofSeconds(10));
    String late = world.client.start(app).deploymentUuid();
    Deployment ended = world.deployments.await(id);
    assertThat(ended.state()).isEqualTo(Deployment.State.FINISHED);
    assertThat(ended.duplicates()).containsExactly(late);
    world.deployments.cancel(FENCE, app, ended.duplicates());
    assertThat(world.deployments.await(id).duplicates()).isEmpty();
  }

  @Test
  void adoptsTheOlderOfTwoStartsAndCancelsTheOther() {
    String first = world.client.start(app).deploymentUuid();
    world.pass(Duration.ofSeconds(10));
    String second = world.client.start(app).deploymentUuid();
    assertThat(world.deployments.start(FENCE, app, null).id()).isEqualTo(first);
    assertThat(world.deployments.await(second).state()).isEqualTo(Deployment.State.CANCELLED);
    assertThat(world.effects.ofKind("deployment-started")).hasSize(2);
  }

  @Test
  void restartsOnceHoweverOftenItIsAsked() {
    String built = world.deployments.start(FENCE, app, null).id();
    world.pass(Duration.ofSeconds(10));
    Deployment restart = world.deployments.restart(FENCE, app, built);
    assertThat(world.deployments.restart(FENCE, app, built).id()).isEqualTo(restart.id());
    world.pass(Duration.ofSeconds(10));
    assertThat(world.deployments.await(restart.id()).state()).isEqualTo(Deployment.State.FINISHED);
    assertThat(world.switchboard.calls("POST /applications/{uuid}/restart")).isEqualTo(1);
  }

  @Test
  void stopsWhatRunsOnceAndNothingElse() {
    world.apps.stopApplication(FENCE, app);
    assertThat(world.effects.ofKind("application-stopped")).as("never ran").isEmpty();
    world.deployments.start(FENCE, app, null);
    world.pass(Duration.ofSeconds(10));
    assertThat(world.client.findApplication(app).orElseThrow().status()).startsWith("running");
    world.apps.stopApplication(FENCE, app);
    world.apps.stopApplication(FENCE, app);
    world.apps.stopApplication(FENCE, "never-known");
    assertThat(world.effects.ofKind("application-stopped")).hasSize(1);
  }

  @Test
  void waitsBenignlyAndThenAnswers() {
    String id = world.deployments.start(FENCE, app, null).id();
    Failed waiting = Failed.by(() -> world.deployments.await(id));
    assertThat(waiting.benign()).isTrue();
    assertThat(waiting.nextTry()).isEqualTo(Duration.ofSeconds(5));
    world.pass(Duration.ofSeconds(10));
    assertThat(world.deployments.await(id))
        .isEqualTo(new Deployment(id, Deployment.State.FINISHED, null));
  }

  @Test
  void tellsTheEndOfTheLogWhenItFailed() {
    world.coolify.failNextDeployments("vrs-acme", 1, "npm ERR! missing script: build");
    String id = world.deployments.start(FENCE, app, null).id();
    world.pass(Duration.ofSeconds(10));
    Deployment failed = world.deployments.await(id);
    assertThat(failed.state()).isEqualTo(Deployment.State.FAILED);
    assertThat(failed.logTail()).endsWith("npm ERR! missing script: build");
  }

  @Test
  void answersVanishedForAnIdThatNobodyKnows() {
    assertThat(world.deployments.await("gone").state()).isEqualTo(Deployment.State.VANISHED);
  }

  @Test
  void cutsALongLogAtALineAndTakesTheColoursOut() {
    String line = "\\u001b[31mstep %d of the build\\u001b[0m";
    StringBuilder logs = new StringBuilder("[{\"output\":\"secret\",\"hidden\":true}");
    for (int i = 0; i < 400; i++) {
      logs.append(",{\"output\":\"").append(String.format(line, i)).append("\"}");
    }
    String tail = DeploymentLog.tail(logs.append("]").toString());
    assertThat(tail.length()).isBetween(3500, 4096);
    assertThat(tail).startsWith("step ").endsWith("step 399 of the build").doesNotContain("31m");
    assertThat(DeploymentLog.tail("plain \u001b[1mtext\u001b[0m")).isEqualTo("plain text");
    assertThat(DeploymentLog.tail("")).isEmpty();
  }

  @Test
  void showsNoSecretOfTheBuild() {
    assertThat(
            DeploymentLog.tail(
                "docker build --build-arg VRS_INITIAL_PASSWORD='a b' --build-arg MODE=x\n"
                    + "export DB_SECRET=\"c d\" && API_KEY=e STRIPE_TOKEN: f\n"
                    + "{\"apiKey\": \"g h\", \"mode\": \"y\"}\n"
                    + "ENV ADMIN_PASSWORD i\n"
                    + "npm ERR! unexpected token: z"))
        .isEqualTo(
            "docker build --build-arg VRS_INITIAL_PASSWORD=[redacted] --build-arg MODE=x\n"
                + "export DB_SECRET=[redacted] && API_KEY=[redacted] STRIPE_TOKEN: [redacted]\n"
                + "{\"apiKey\": [redacted], \"mode\": \"y\"}\n"
                + "ENV ADMIN_PASSWORD [redacted]\n"
                + "npm ERR! unexpected token: z");
  }
}
