package dev.longhaul.projects;

import dev.longhaul.apps.AppHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger shall know about a project from now on; null fields stay as they are.
 *
 * @param app its ids; null ids announce that the application is about to be created
 * @param deployment what was started
 * @param error why it is in ERROR; cleared by any other status
 */
public record ProjectUpdate(
    ProjectSlug slug,
    @Nullable ProjectStatus status,
    @Nullable DomainStatus domainStatus,
    @Nullable AppHandle app,
    @Nullable StartedDeployment deployment,
    @Nullable String error,
    List<LogEntry> log) {}
