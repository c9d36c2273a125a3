package dev.longhaul.apps;

import dev.longhaul.durable.Fence;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deployments of an application, followed by their own id (P-07). */
@ActivityInterface(namePrefix = "Deployments_")
public interface DeploymentActivities {
  /** Looks: the newest deployment of the application, or null. */
  @Nullable Deployment latest(String appId);

  /**
   * Acts: starts a deployment unless one newer than {@code before} exists or one is under way; then
   * the oldest of these is the answer, and later ones of ours are cancelled.
   *
   * @param before id of the newest deployment that the look saw, or null
   */
  Deployment start(Fence fence, String appId, @Nullable String before);

  /** Acts: restarts the containers without a build; in all else like {@link #start}. */
  Deployment restart(Fence fence, String appId, @Nullable String before);

  /** Looks: the deployments of the application that have not ended, whoever started them. */
  List<Deployment> open(String appId);

  /** Acts: ends these deployments of the application; one that has ended is success. */
  void cancel(Fence fence, String appId, List<String> deploymentIds);

  /** Waits: looks once and fails BENIGN with a next try while it is queued or running. */
  Deployment await(String deploymentId);
}
