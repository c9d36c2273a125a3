package dev.longhaul.apps;

import dev.longhaul.durable.Fence;
import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/** Deployments of an application, followed by their own id (P-07). */
@ActivityInterface(namePrefix = "Deployments_")
public interface DeploymentActivities {
  /** Looks: the newest deployment of the application, or null. */
  @Nullable Deployment latest(String appId);

  /**
   * Acts: starts a deployment unless one newer than {@code before} exists or one is under way,
   * which then is the answer.
   *
   * @param before id of the newest deployment that the look saw, or null
   */
  Deployment start(Fence fence, String appId, @Nullable String before);

  /** Waits: looks once and fails BENIGN with a next try while it is queued or running. */
  Deployment await(String deploymentId);
}
