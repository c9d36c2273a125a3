package dev.longhaul.projects;

import dev.longhaul.durable.Outcome;

/** What came of an operation on a live project's application. */
public record SteeredProject(Outcome outcome, ProjectSlug slug, String message) {}
