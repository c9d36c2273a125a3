package dev.longhaul.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.apps.AppActivities;
import dev.longhaul.apps.AppHandle;
import dev.longhaul.apps.AppSpec;
import dev.longhaul.apps.Deployment;
import dev.longhaul.apps.DeploymentActivities;
import dev.longhaul.durable.Fence;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every platform for applications promises (P-06, P-07). */
public abstract class AppContract {
  private static final int MOST_TRIES = 5;
  private static final String NAME = "vrs-acme";

  protected abstract AppActivities apps();

  protected abstract DeploymentActivities deployments();

  /** The fence of the next write. */
  protected abstract Fence next();

  /** A server that applications can be put on. */
  protected abstract String server();

  /** Builds, stops and deletions that are under way come to their end. */
  protected abstract void timePasses();

  /** How many projects and applications were made. */
  protected abstract int made();

  /** How many deployments were started. */
  protected abstract int started();

  @Test
  public void findsNothingWhereNothingIs() {
    assertThat(apps().find(NAME)).isEqualTo(new AppHandle(null, null));
    assertThat(apps().runs("unknown")).isFalse();
    assertThat(made()).isZero();
  }

  @Test
  public void makesProjectAndApplicationOnce() {
    String app = application();
    assertThat(application()).isEqualTo(app);
    assertThat(apps().find(NAME)).isEqualTo(new AppHandle(project(), app));
    assertThat(made()).isEqualTo(2);
  }

  @Test
  public void startsADeploymentOnceAndAnotherOnlyAfterTheOneThatWasSeen() {
    String app = application();
    assertThat(deployments().latest(app)).isNull();
    String first = deployments().start(next(), app, null).id();
    assertThat(deployments().start(next(), app, null).id()).isEqualTo(first);
    assertThat(deployments().open(app)).extracting(Deployment::id).containsExactly(first);
    timePasses();
    assertThat(deployments().start(next(), app, null).id()).as("ended").isEqualTo(first);
    assertThat(deployments().open(app)).isEmpty();
    assertThat(started()).isOne();
    assertThat(deployments().start(next(), app, first).id()).isNotEqualTo(first);
    assertThat(started()).isEqualTo(2);
  }

  @Test
  public void waitsForTheEndOfADeployment() {
    String id = deployments().start(next(), application(), null).id();
    Refused.notYet(() -> deployments().await(id));
    timePasses();
    assertThat(deployments().await(id).state()).isEqualTo(Deployment.State.FINISHED);
    assertThat(deployments().await("unknown").state()).isEqualTo(Deployment.State.VANISHED);
  }

  @Test
  public void cancelsWhatRunsAndLeavesWhatHasEnded() {
    String app = application();
    String id = deployments().start(next(), app, null).id();
    deployments().cancel(next(), app, List.of(id));
    deployments().cancel(next(), app, List.of(id));
    assertThat(deployments().await(id).state()).isEqualTo(Deployment.State.CANCELLED);
  }

  @Test
  public void stopsAndDeletesWhatIsThereAndIsContentWhenNothingIs() {
    String app = application();
    String project = project();
    deployments().start(next(), app, null);
    timePasses();
    assertThat(apps().runs(app)).isTrue();
    apps().deleteProject(next(), project);
    assertThat(apps().find(NAME).projectId()).as("it is not empty").isEqualTo(project);
    for (int time = 0; time < 2; time++) {
      through(() -> apps().stopApplication(next(), app));
      assertThat(apps().runs(app)).isFalse();
    }
    for (int time = 0; time < 2; time++) {
      through(() -> apps().deleteApplication(next(), app));
      through(() -> apps().deleteProject(next(), project));
      assertThat(apps().find(NAME)).isEqualTo(new AppHandle(null, null));
    }
  }

  private String project() {
    return apps().ensureProject(next(), NAME, "VRS Projekt: Acme");
  }

  private String application() {
    AppSpec spec =
        new AppSpec(
            NAME,
            "VRS Projekt: Acme",
            "production",
            "https://github.com/vrs/vrs-core.git",
            "main",
            "nixpacks",
            8000,
            "https://acme.example",
            "/health",
            Duration.ofSeconds(30));
    return apps().ensureApplication(next(), project(), server(), spec);
  }

  /** As Temporal would: again, while that is what the port asks for. */
  private void through(Runnable act) {
    for (int tries = 1; ; tries++) {
      try {
        act.run();
        return;
      } catch (ApplicationFailure e) {
        if (e.isNonRetryable() || tries == MOST_TRIES) {
          throw e;
        }
        timePasses();
      }
    }
  }
}
