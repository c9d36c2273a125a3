package dev.longhaul.activities.postgres;

import dev.longhaul.domains.DomainName;
import dev.longhaul.projects.DomainStatus;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProjectStatus;
import dev.longhaul.servers.ServerName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project as the ledger knows it (P-02); what does not exist yet is null.
 *
 * @param domain the primary one
 * @param aRecordId the nameserver host's id of the domain's A record, as {@code wwwRecordId}
 */
public record ProjectRow(
    ProjectSlug slug,
    String name,
    String ownerEmail,
    String projectType,
    List<String> plugins,
    String locale,
    @Nullable String bundle,
    @Nullable String plan,
    @Nullable String timeZone,
    ProjectStatus status,
    boolean isActive,
    int incarnation,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable String lastError,
    int retryCount,
    @Nullable ServerName server,
    @Nullable String coolifyProjectUuid,
    @Nullable String coolifyAppUuid,
    @Nullable DomainName domain,
    @Nullable DomainStatus domainStatus,
    @Nullable String aRecordId,
    @Nullable String wwwRecordId,
    Instant createdAt,
    Instant updatedAt) {}
