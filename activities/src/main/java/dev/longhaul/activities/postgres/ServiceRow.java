package dev.longhaul.activities.postgres;

import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.servers.ServerName;
import java.time.Instant;

/** A project's application on a server (S-12); {@code status} is running, stopped or failed. */
public record ServiceRow(
    ProjectSlug project,
    String name,
    ServerName server,
    int port,
    Instant deployedAt,
    String status) {}
