package dev.longhaul.projects;

/**
 * A wish to bring a live project's application up anew.
 *
 * @param build whether its source is built again; else only its containers are restarted
 */
public record RedeployOrder(ProjectSlug slug, boolean build) {}
