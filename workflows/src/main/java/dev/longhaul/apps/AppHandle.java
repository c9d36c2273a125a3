package dev.longhaul.apps;

import org.jspecify.annotations.Nullable;

/** The platform's ids of what belongs to one application; each null when absent. */
public record AppHandle(@Nullable String projectId, @Nullable String appId) {}
