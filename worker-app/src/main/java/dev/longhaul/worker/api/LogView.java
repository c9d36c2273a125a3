package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.LogLine;
import dev.longhaul.projects.LogAction;
import dev.longhaul.projects.ProjectStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of the provisioning log as the API shows it (P-10). */
record LogView(
    Instant at,
    LogAction action,
    String message,
    @Nullable ProjectStatus oldStatus,
    @Nullable ProjectStatus newStatus,
    @Nullable String service,
    @Nullable String externalId,
    @Nullable String error,
    String triggeredBy) {
  static LogView of(LogLine line) {
    return new LogView(
        line.at(),
        line.action(),
        line.message(),
        line.oldStatus(),
        line.newStatus(),
        line.service(),
        line.externalId(),
        line.error(),
        line.triggeredBy());
  }
}
