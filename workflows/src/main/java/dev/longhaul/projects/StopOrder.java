package dev.longhaul.projects;

/** A wish to stop a live project's application. */
public record StopOrder(ProjectSlug slug) {}
