package dev.longhaul.apps;

import java.time.Duration;

/**
 * An application from a public Git repository (P-06).
 *
 * @param name unique at the platform by our naming rule ({@code vrs-<slug>}); it is how an earlier
 *     attempt's work is found again
 * @param url where it is served, {@code https://acme.example}
 */
public record AppSpec(
    String name,
    String description,
    String environment,
    String repository,
    String branch,
    String buildPack,
    int port,
    String url,
    String healthPath,
    Duration healthInterval) {}
