package dev.longhaul.activities.coolify;

import dev.longhaul.activities.acting.Acting;
import dev.longhaul.activities.acting.Guard;
import dev.longhaul.activities.coolify.wire.DeploymentEntry;
import dev.longhaul.activities.coolify.wire.QueuedDeployment;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.apps.Deployment;
import dev.longhaul.apps.DeploymentActivities;
import dev.longhaul.durable.Fence;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    return once(fence, appId, before, coolify::start);
  }

  @Override
  public Deployment restart(Fence fence, String appId, @Nullable String before) {
    return once(fence, appId, before, coolify::restart);
  }

  private Deployment once(
      Fence fence, String appId, @Nullable String before, Function<String, QueuedDeployment> call) {
    return acting.act(
        settings.account() + "/application/" + appId,
        fence,
        guard -> adopted(guard, appId, before).orElseGet(() -> send(guard, appId, before, call)));
  }

  @Override
  public List<Deployment> open(String appId) {
    return newestFirst(appId).stream()
        .map(CoolifyDeploymentActivities::deployment)
        .filter(deployment -> !deployment.ended())
        .toList();
  }

  @Override
  public void cancel(Fence fence, String appId, List<String> deploymentIds) {
    acting.act(
        settings.account() + "/application/" + appId,
        fence,
        guard -> {
          deploymentIds.forEach(id -> cancel(guard, id));
          return appId;
        });
  }

  /** Refused with 400 when it has ended in the meantime, which the second look sees. */
  private void cancel(Guard guard, String id) {
    if (isOpen(id)) {
      guard.beforeSending();
      failures.unless(
          Set.of(CoolifyCode.BAD_REQUEST, CoolifyCode.NOT_FOUND),
          () -> coolify.cancelDeployment(id));
      if (isOpen(id)) {
        throw VendorFailures.again("coolify has yet to cancel deployment " + id, LOOK_AGAIN);
      }
    }
  }

  private boolean isOpen(String id) {
    return failures
        .call(() -> coolify.findDeployment(id))
        .filter(found -> !deployment(found).ended())
        .isPresent();
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
    return new Deployment(
        deployment.id(), deployment.state(), deployment.logTail(), laterThan(found.get()));
  }

  /**
   * Coolify refuses a second start only while the first is under way, so a request that a lost
   * worker had in the air can begin another one after the end of ours.
   */
  private List<String> laterThan(DeploymentEntry ended) {
    return failures.call(coolify::openDeployments).stream()
        .filter(other -> other.api() && other.id() > ended.id())
        .filter(other -> Objects.equals(other.applicationId(), ended.applicationId()))
        .map(DeploymentEntry::deploymentUuid)
        .toList();
  }

  /** The oldest that is under way or newer than {@code before}; later ones of ours end here. */
  private Optional<Deployment> adopted(Guard guard, String appId, @Nullable String before) {
    List<DeploymentEntry> newestFirst = newestFirst(appId);
    List<DeploymentEntry> newer =
        newestFirst.stream().takeWhile(entry -> !entry.deploymentUuid().equals(before)).toList();
    List<DeploymentEntry> candidates =
        newestFirst.stream()
            .filter(entry -> newer.contains(entry) || !deployment(entry).ended())
            .toList();
    candidates.stream()
        .limit(Math.max(0, candidates.size() - 1))
        .filter(DeploymentEntry::api)
        .forEach(later -> cancel(guard, later.deploymentUuid()));
    return candidates.stream()
        .reduce((later, earlier) -> earlier)
        .map(CoolifyDeploymentActivities::deployment);
  }

  private List<DeploymentEntry> newestFirst(String appId) {
    return failures.call(() -> coolify.listDeployments(appId, PAGE));
  }

  private Deployment send(
      Guard guard, String appId, @Nullable String before, Function<String, QueuedDeployment> call) {
    guard.beforeSending();
    String id = failures.create(() -> call.apply(appId)).deploymentUuid();
    if (id == null) {
      return adopted(guard, appId, before)
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
