package dev.longhaul.activities.coolify.wire;

import java.util.List;

/** A project; the list of projects leaves {@code environments} out. */
public record Project(
    long id, String uuid, String name, String description, List<Environment> environments) {
  public Project {
    environments = environments == null ? List.of() : List.copyOf(environments);
  }

  /** An environment of a project. */
  public record Environment(long id, String uuid, String name) {}
}
