package dev.longhaul.worker.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.longhaul.activities.postgres.ProjectRow;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.OperationId;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProjectStatus;
import dev.longhaul.projects.ProvisionProjectWorkflow;
import dev.longhaul.servers.ServerName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A project as the API shows it; what is not known yet is null. */
record ProjectView(
    ProjectSlug slug,
    @Nullable String name,
    @Nullable String ownerEmail,
    @Nullable String projectType,
    List<String> plugins,
    @Nullable String locale,
    @Nullable String bundle,
    @Nullable String plan,
    @Nullable String timeZone,
    ProjectStatus status,
    @JsonProperty("is_active") boolean active,
    @Nullable DomainName domain,
    @Nullable String url,
    @Nullable ServerName server,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable String lastError,
    int retryCount,
    OperationId operationId) {

  static ProjectView of(ProjectRow row) {
    return new ProjectView(
        row.slug(),
        row.name(),
        row.ownerEmail(),
        row.projectType(),
        row.plugins(),
        row.locale(),
        row.bundle(),
        row.plan(),
        row.timeZone(),
        row.status(),
        row.isActive(),
        row.domain(),
        row.domain() == null ? null : "https://" + row.domain(),
        row.server(),
        row.startedAt(),
        row.completedAt(),
        row.lastError(),
        row.retryCount(),
        ProvisionProjectWorkflow.id(row.slug()));
  }
}
