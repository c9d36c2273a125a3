package dev.longhaul.activities.coolify;

import dev.longhaul.activities.acting.Guard;
import dev.longhaul.activities.coolify.wire.Project;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.apps.AppProblem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Our projects: the oldest of a name counts, and only empty ones are ever deleted. */
record CoolifyProjects(CoolifyClient coolify, CoolifyNames names, CoolifyFailures failures) {

  /** The oldest project of the name; our own empty duplicates of it are removed. */
  Optional<String> keepOldest(Guard guard, String name) {
    List<Project> ours = failures.call(() -> names.projects(name));
    failures.call(() -> names.duplicates(ours)).forEach(extra -> delete(guard, extra));
    return ours.stream().findFirst().map(Project::uuid);
  }

  /** A project that must exist, with its environments. */
  Project get(String projectId) {
    return failures
        .call(() -> coolify.findProject(projectId))
        .orElseThrow(
            () ->
                VendorFailures.parks(
                    AppProblem.PLATFORM_REFUSED,
                    "there is no project " + projectId + " at coolify; retry makes a new one"));
  }

  void ensureEnvironment(Guard guard, Project project, String name) {
    if (project.environments().stream().noneMatch(found -> found.name().equals(name))) {
      guard.beforeSending();
      failures.unless(
          Set.of(CoolifyCode.CONFLICT), () -> coolify.createEnvironment(project.uuid(), name));
    }
  }

  void deleteIfEmpty(Guard guard, String projectId) {
    failures
        .call(() -> coolify.findProject(projectId))
        .filter(found -> failures.call(() -> names.applicationsIn(found)).isEmpty())
        .ifPresent(empty -> delete(guard, empty));
  }

  /** Coolify itself refuses (400) to delete a project with other resources: then it stays. */
  private void delete(Guard guard, Project empty) {
    guard.beforeSending();
    failures.unless(
        Set.of(CoolifyCode.BAD_REQUEST, CoolifyCode.NOT_FOUND),
        () -> coolify.deleteProject(empty.uuid()));
  }
}
