package dev.longhaul.activities.coolify;

import dev.longhaul.activities.acting.Acting;
import dev.longhaul.activities.acting.Guard;
import dev.longhaul.activities.coolify.wire.DeploymentEntry;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.apps.Deployment;
import dev.longhaul.apps.DeploymentActivities;
import dev.longhaul.durable.Fence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Deployments at Coolify, each followed by its own id (P-07). */
public final class CoolifyDeploymentActivities implements DeploymentActivities {
  private static final int PAGE = 20;
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final CoolifyClient coolify;
  private final CoolifySettings settings;
  private final Acting acting;
  private final CoolifyFailures failures;

  public CoolifyDeploymentActivities(
      CoolifyClient coolify, CoolifySettings settings, Acting acting) {
    this.coolify = coolify;
    this.settings = settings;
    this.acting = acting;
    this.failures = new CoolifyFailures(settings.settle());
  }

  @Override
  public @Nullable Deployment latest(String appId) {
    return failures.call(() -> coolify.listDeployments(appId, 1)).stream()
        .findFirst()
        .map(CoolifyDeploymentActivities::deployment)
        .orElse(null);
  }

  @Override
  public Deployment start(Fence fence, String appId, @Nullable String before) {
    return acting.act(
        settings.account() + "/application/" + appId,
        fence,
        guard -> started(appId, before).orElseGet(() -> send(guard, appId, before)));
  }

  @Override
  public Deployment await(String deploymentId) {
    Optional<DeploymentEntry> found = failures.call(() -> coolify.findDeployment(deploymentId));
    if (found.isEmpty()) {
      return new Deployment(deploymentId, Deployment.State.VANISHED, null);
    }
    Deployment deployment = deployment(found.get());
    if (!deployment.ended()) {
      throw VendorFailures.notYet(
          "deployment " + deploymentId + " is " + found.get().status(), settings.deploymentPoll());
    }
    return deployment;
  }

  /** The newest one that is under way, or else newer than {@code before}. */
  private Optional<Deployment> started(String appId, @Nullable String before) {
    List<Deployment> newestFirst =
        failures.call(() -> coolify.listDeployments(appId, PAGE)).stream()
            .map(CoolifyDeploymentActivities::deployment)
            .toList();
    return newestFirst.stream()
        .filter(deployment -> !deployment.ended())
        .findFirst()
        .or(() -> newestFirst.stream().findFirst().filter(newest -> !newest.id().equals(before)));
  }

  private Deployment send(Guard guard, String appId, @Nullable String before) {
    guard.beforeSending();
    String id = failures.create(() -> coolify.start(appId)).deploymentUuid();
    if (id == null) {
      return started(appId, before)
          .orElseThrow(
              () ->
                  VendorFailures.again(
                      "coolify says that a deployment is queued, and lists none", LOOK_AGAIN));
    }
    return failures
        .call(() -> coolify.findDeployment(id))
        .map(CoolifyDeploymentActivities::deployment)
        .orElseThrow(() -> queueFull(id));
  }

  /** A full queue answers with an id that was never stored (seen in 4.3.11, 2026-08). */
  private RuntimeException queueFull(String id) {
    return VendorFailures.again(
        "coolify's queue is full: deployment " + id + " was not accepted",
        settings.queueFullWait());
  }

  private static Deployment deployment(DeploymentEntry entry) {
    Deployment.State state = state(entry.status());
    String logs = state == Deployment.State.FAILED ? entry.logs() : null;
    return new Deployment(
        entry.deploymentUuid(), state, logs == null ? null : DeploymentLog.tail(logs));
  }

  /** An unknown word counts as under way: it is shown, waited for, and in the end parks. */
  private static Deployment.State state(String status) {
    return switch (status) {
      case "queued" -> Deployment.State.QUEUED;
      case "finished" -> Deployment.State.FINISHED;
      case "failed" -> Deployment.State.FAILED;
      case "cancelled-by-user" -> Deployment.State.CANCELLED;
      default -> Deployment.State.RUNNING;
    };
  }
}
