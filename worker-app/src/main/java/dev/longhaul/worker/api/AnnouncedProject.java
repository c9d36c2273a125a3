package dev.longhaul.worker.api;

import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Parking;
import dev.longhaul.durable.Progress;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProjectStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A project that is not in the ledger yet, from its operation. */
final class AnnouncedProject {
  private AnnouncedProject() {}

  /** What its operation says about a project that is not in the ledger yet. */
  static ProjectView of(ProjectSlug slug, Progress progress) {
    return new ProjectView(
        slug,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        status(progress.state()),
        false,
        null,
        null,
        null,
        progress.startedAt(),
        null,
        words(progress),
        0,
        progress.id());
  }

  private static @Nullable String words(Progress progress) {
    Parking parking = progress.parking();
    return parking == null ? progress.message() : parking.failure().message();
  }

  private static ProjectStatus status(OperationState state) {
    return switch (state) {
      case ACCEPTED, RUNNING, WAITING_FOR_CHILD, UNDOING, SUCCEEDED, PARTIAL ->
          ProjectStatus.PENDING_DOMAIN;
      case PARKED, FAILED -> ProjectStatus.ERROR;
      case ROLLED_BACK, ABORTED -> ProjectStatus.DRAFT;
    };
  }
}
