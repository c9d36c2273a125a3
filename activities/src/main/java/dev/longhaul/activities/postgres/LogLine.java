package dev.longhaul.activities.postgres;

import dev.longhaul.durable.OperationId;
import dev.longhaul.projects.LogAction;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProjectStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a project's provisioning log (P-10).
 *
 * @param id grows; the place to go on reading after
 * @param oldStatus null, like {@code newStatus}, unless the status changed
 */
public record LogLine(
    long id,
    ProjectSlug project,
    LogAction action,
    String message,
    @Nullable ProjectStatus oldStatus,
    @Nullable ProjectStatus newStatus,
    @Nullable String service,
    @Nullable String externalId,
    @Nullable String error,
    String triggeredBy,
    Instant at,
    @Nullable OperationId operation) {}
