package dev.longhaul.activities.coolify.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A project; the list of projects leaves {@code environments} out. */
public record Project(
    long id,
    String uuid,
    String name,
    @Nullable String description,
    List<Environment> environments) {
  public Project {
    environments = environments == null ? List.of() : List.copyOf(environments);
  }

  /** An environment of a project. */
  public record Environment(long id, String uuid, String name) {}
}
