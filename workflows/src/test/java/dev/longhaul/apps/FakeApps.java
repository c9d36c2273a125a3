package dev.longhaul.apps;

import dev.longhaul.durable.Fence;
import dev.longhaul.durable.World;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An application platform: one project and one application by name. */
public final class FakeApps implements AppActivities {
  public final Map<String, String> projects = new ConcurrentHashMap<>();
  public final Map<String, String> apps = new ConcurrentHashMap<>();
  public final Map<String, AppVariables> variables = new ConcurrentHashMap<>();
  public final Map<String, AppSpec> specs = new ConcurrentHashMap<>();
  public final Set<String> stopped = ConcurrentHashMap.newKeySet();
  private final World world;

  public FakeApps(World world) {
    this.world = world;
  }

  @Override
  public AppHandle find(String name) {
    world.look("Apps.find");
    return new AppHandle(projects.get(name), apps.get(name));
  }

  @Override
  public String ensureProject(Fence fence, String name, String description) {
    world.act("Apps.ensureProject", fence);
    return projects.computeIfAbsent(
        name,
        absent -> {
          world.did("project " + name);
          return "p-" + name;
        });
  }

  @Override
  public String ensureApplication(Fence fence, String project, String server, AppSpec spec) {
    world.act("Apps.ensureApplication", fence);
    specs.put(spec.name(), spec);
    return apps.computeIfAbsent(
        spec.name(),
        absent -> {
          world.did("app " + spec.name() + " on " + server);
          return "a-" + spec.name();
        });
  }

  @Override
  public void setVariables(Fence fence, String appId, AppVariables values) {
    world.act("Apps.setVariables", fence);
    variables.put(appId, values);
    world.did("variables");
  }

  @Override
  public boolean runs(String appId) {
    world.look("Apps.runs");
    return apps.containsValue(appId) && !stopped.contains(appId);
  }

  @Override
  public void stopApplication(Fence fence, String appId) {
    world.act("Apps.stopApplication", fence);
    if (stopped.add(appId)) {
      world.did("app stopped");
    }
  }

  @Override
  public void deleteApplication(Fence fence, String appId) {
    world.act("Apps.deleteApplication", fence);
    if (apps.values().remove(appId)) {
      world.did("app deleted");
    }
  }

  @Override
  public void deleteProject(Fence fence, String projectId) {
    world.act("Apps.deleteProject", fence);
    if (apps.isEmpty() && projects.values().remove(projectId)) {
      world.did("project deleted");
    }
  }
}
