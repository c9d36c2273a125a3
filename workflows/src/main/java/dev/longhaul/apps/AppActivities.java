package dev.longhaul.apps;

import dev.longhaul.durable.Fence;
import io.temporal.activity.ActivityInterface;

/** An application platform (P-06). Failures carry an {@link AppProblem} as their type. */
@ActivityInterface(namePrefix = "Apps_")
public interface AppActivities {
  /** Looks: what exists under this name? */
  AppHandle find(String name);

  /** Acts: the platform's project of this name; adopts the oldest one that exists. */
  String ensureProject(Fence fence, String name, String description);

  /** Acts: the application in that project on that server; adopts what exists. */
  String ensureApplication(Fence fence, String projectId, String serverId, AppSpec spec);

  /** Acts: sets the variables; others stay as they are. */
  void setVariables(Fence fence, String appId, AppVariables variables);

  /** Looks: whether anything of the application runs; absent is no. */
  boolean runs(String appId);

  /** Acts: stops the application and waits until nothing of it runs; stopped is success. */
  void stopApplication(Fence fence, String appId);

  /** Acts: deletes the application and waits until it is gone; absent is success. */
  void deleteApplication(Fence fence, String appId);

  /** Acts: deletes the project; absent is success, one with other resources is left alone. */
  void deleteProject(Fence fence, String projectId);
}
