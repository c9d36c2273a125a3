package dev.longhaul.projects;

import dev.longhaul.apps.AppHandle;
import java.util.List;

/**
 * What the ledger shall know about a project from now on; null fields stay as they are.
 *
 * @param error why it is in ERROR; cleared by any other status
 */
public record ProjectUpdate(
    ProjectSlug slug,
    ProjectStatus status,
    DomainStatus domainStatus,
    AppHandle app,
    String error,
    List<LogEntry> log) {}
