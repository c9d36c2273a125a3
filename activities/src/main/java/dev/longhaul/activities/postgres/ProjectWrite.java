package dev.longhaul.activities.postgres;

import dev.longhaul.durable.Fence;
import dev.longhaul.projects.LogEntry;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProjectStatus;
import dev.longhaul.projects.ProjectUpdate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** One write of an operation to one project, inside its transaction: the row and its log. */
final class ProjectWrite {
  private final ProjectSql rows;
  private final LogSql log;
  private final Fence fence;
  private final ProjectSlug slug;

  ProjectWrite(Handle transaction, Fence fence, ProjectSlug slug) {
    this.rows = transaction.attach(ProjectSql.class);
    this.log = transaction.attach(LogSql.class);
    this.fence = fence;
    this.slug = slug;
  }

  void apply(ProjectUpdate update) {
    Optional<ProjectSql.Locked> before = rows.lock(slug);
    if (before.isPresent()) {
      applyTo(before.get().status(), update);
    }
    lines(update.log());
  }

  private void applyTo(ProjectStatus before, ProjectUpdate update) {
    if (update.status() != null && rows.status(slug, fence, update.status(), update.error())) {
      moved(before, update.status(), before + " to " + update.status());
      if (update.status() == ProjectStatus.ACTIVE) {
        rows.serve(slug);
      }
    }
    if (update.app() != null) {
      rows.app(slug, fence, update.app());
    }
    if (update.deployment() != null) {
      rows.deployed(slug, fence, update.deployment());
    }
    if (update.domainStatus() != null) {
      rows.domain(slug, fence, update.domainStatus());
    }
  }

  void retire(String reason) {
    Optional<ProjectSql.Locked> before = rows.lock(slug);
    if (before.isPresent() && rows.retire(slug, fence)) {
      rows.forgetRecords(slug, fence);
      rows.unserve(slug);
      boolean said = reason != null && !reason.isBlank();
      moved(before.get().status(), ProjectStatus.DRAFT, said ? reason : "back to draft");
    }
  }

  void lines(List<LogEntry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      log.write(slug.value(), fence, Integer.toString(i), entries.get(i));
    }
  }

  void moved(ProjectStatus before, ProjectStatus after, String message) {
    if (before != after) {
      log.statusChanged(slug, fence, before, after, message);
    }
  }
}
