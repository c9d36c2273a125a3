package dev.longhaul.activities.coolify;

import dev.longhaul.activities.acting.Acting;
import dev.longhaul.activities.acting.Guard;
import dev.longhaul.activities.acting.SecretReader;
import dev.longhaul.activities.coolify.wire.Application;
import dev.longhaul.activities.coolify.wire.Project;
import dev.longhaul.activities.http.VendorException;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.apps.AppActivities;
import dev.longhaul.apps.AppHandle;
import dev.longhaul.apps.AppProblem;
import dev.longhaul.apps.AppSpec;
import dev.longhaul.apps.AppVariables;
import dev.longhaul.durable.Fence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Projects and applications at Coolify (P-06). Names are not unique there, so what carries our name
 * is adopted and made what is wanted, the oldest first, and our own empty duplicates are removed.
 */
public final class CoolifyAppActivities implements AppActivities {
  private final CoolifyClient coolify;
  private final CoolifySettings settings;
  private final Acting acting;
  private final CoolifyNames names;
  private final CoolifyFailures failures;
  private final CoolifyVariables variables;
  private final CoolifyProjects projects;
  private final CoolifyAdoption adoption;

  public CoolifyAppActivities(
      CoolifyClient coolify, CoolifySettings settings, Acting acting, SecretReader secrets) {
    this.coolify = coolify;
    this.settings = settings;
    this.acting = acting;
    this.names = new CoolifyNames(coolify);
    this.failures = new CoolifyFailures(settings.settle());
    this.projects = new CoolifyProjects(coolify, names, failures);
    this.adoption = new CoolifyAdoption(coolify, failures);
    this.variables = new CoolifyVariables(coolify, settings, secrets);
  }

  @Override
  public AppHandle find(String name) {
    return failures.call(() -> names.find(name));
  }

  @Override
  public String ensureProject(Fence fence, String name, String description) {
    return acting.act(
        settings.account() + "/project/" + name,
        fence,
        guard -> {
          Optional<String> ours = projects.keepOldest(guard, name);
          if (ours.isPresent()) {
            return ours.get();
          }
          guard.beforeSending();
          String made = failures.create(() -> coolify.createProject(name, description)).uuid();
          return projects.keepOldest(guard, name).orElse(made);
        });
  }

  @Override
  public String ensureApplication(Fence fence, String projectId, String serverId, AppSpec spec) {
    return acting.act(
        settings.account() + "/application/" + spec.name(),
        fence,
        guard -> {
          Project project = projects.get(projectId);
          List<Application> ours = failures.call(() -> names.applications(project, spec.name()));
          if (!ours.isEmpty()) {
            return adoption.adopt(guard, ours.get(0), serverId, spec);
          }
          failures.call(() -> requireUsable(serverId));
          projects.ensureEnvironment(guard, project, spec.environment());
          guard.beforeSending();
          return create(guard, project, serverId, spec);
        });
  }

  @Override
  public void setVariables(Fence fence, String appId, AppVariables wanted) {
    acting.act(
        settings.account() + "/application/" + appId,
        fence,
        guard -> {
          variables.put(guard, appId, wanted);
          return appId;
        });
  }

  @Override
  public void stopApplication(Fence fence, String appId) {
    acting.act(
        settings.account() + "/application/" + appId,
        fence,
        guard -> {
          if (runs(appId)) {
            guard.beforeSending();
            failures.unless(Set.of(CoolifyCode.NOT_FOUND), () -> coolify.stop(appId));
            if (runs(appId)) {
              throw VendorFailures.notYet(
                  "coolify has yet to stop application " + appId, settings.deletionPoll());
            }
          }
          return appId;
        });
  }

  /** The status is {@code <state>:<health>}; what was never deployed reads {@code exited}. */
  @Override
  public boolean runs(String appId) {
    return failures
        .call(() -> coolify.findApplication(appId))
        .filter(app -> app.status() == null || !app.status().startsWith("exited"))
        .isPresent();
  }

  @Override
  public void deleteApplication(Fence fence, String appId) {
    acting.act(
        settings.account() + "/application/" + appId,
        fence,
        guard -> {
          if (failures.call(() -> coolify.findApplication(appId)).isPresent()) {
            guard.beforeSending();
            failures.unless(Set.of(CoolifyCode.NOT_FOUND), () -> coolify.deleteApplication(appId));
            requireGone(appId);
          }
          return appId;
        });
  }

  @Override
  public void deleteProject(Fence fence, String projectId) {
    acting.act(
        settings.account() + "/project/" + projectId,
        fence,
        guard -> {
          projects.deleteIfEmpty(guard, projectId);
          return projectId;
        });
  }

  /** A conflict may be with what an earlier attempt made after our look: then it is ours. */
  private String create(Guard guard, Project project, String serverId, AppSpec spec) {
    Map<String, Object> order = CoolifyOrders.application(project.uuid(), serverId, spec);
    try {
      return coolify.createApplication(order).uuid();
    } catch (CoolifyException e) {
      if (e.result() != CoolifyCode.CONFLICT) {
        throw failures.ofCreate(e);
      }
      Application ours =
          failures.call(() -> names.applications(project, spec.name())).stream()
              .findFirst()
              .orElseThrow(() -> failures.of(e));
      return adoption.adopt(guard, ours, serverId, spec);
    } catch (VendorException e) {
      throw failures.ofCreate(e);
    }
  }

  private void requireGone(String appId) {
    if (failures.call(() -> coolify.findApplication(appId)).isPresent()) {
      throw VendorFailures.notYet(
          "coolify has yet to finish deleting application " + appId, settings.deletionPoll());
    }
  }

  private String requireUsable(String serverId) {
    boolean usable = coolify.findServer(serverId).filter(server -> server.usable()).isPresent();
    if (!usable) {
      throw VendorFailures.parks(
          AppProblem.SERVER_UNUSABLE,
          "server " + serverId + " is not usable at coolify; validate it there, then retry");
    }
    return serverId;
  }
}
