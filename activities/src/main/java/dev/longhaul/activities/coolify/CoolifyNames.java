package dev.longhaul.activities.coolify;

import dev.longhaul.activities.coolify.wire.Application;
import dev.longhaul.activities.coolify.wire.Project;
import dev.longhaul.apps.AppHandle;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds by name what earlier attempts made, oldest first. */
final class CoolifyNames {
  private final CoolifyClient coolify;

  CoolifyNames(CoolifyClient coolify) {
    this.coolify = coolify;
  }

  AppHandle find(String name) {
    Optional<Project> project =
        projects(name).stream().findFirst().flatMap(oldest -> coolify.findProject(oldest.uuid()));
    Optional<Application> application =
        project.flatMap(found -> applications(found, name).stream().findFirst());
    return new AppHandle(
        project.map(Project::uuid).orElse(null), application.map(Application::uuid).orElse(null));
  }

  List<Project> projects(String name) {
    return coolify.listProjects().stream()
        .filter(project -> project.name().equals(name))
        .sorted(Comparator.comparingLong(Project::id))
        .toList();
  }

  /** Of several projects of one name: those besides the first in which nothing lives. */
  List<Project> duplicates(List<Project> ours) {
    return ours.stream()
        .skip(1)
        .flatMap(extra -> coolify.findProject(extra.uuid()).stream())
        .filter(extra -> applicationsIn(extra).isEmpty())
        .toList();
  }

  List<Application> applications(Project project, String name) {
    return applicationsIn(project).stream()
        .filter(application -> application.name().equals(name))
        .sorted(Comparator.comparingLong(Application::id))
        .toList();
  }

  /** The applications in a project that was read with its environments. */
  List<Application> applicationsIn(Project project) {
    Set<Long> environments =
        project.environments().stream().map(Project.Environment::id).collect(Collectors.toSet());
    return coolify.listApplications().stream()
        .filter(application -> environments.contains(application.environmentId()))
        .toList();
  }
}
