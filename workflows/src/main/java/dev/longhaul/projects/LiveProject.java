package dev.longhaul.projects;

import org.jspecify.annotations.Nullable;

/**
 * A project that is live, as far as operations on its application need it.
 *
 * @param plan its order with every default of now
 * @param appId the application at the platform
 * @param service how the ledger says that it serves; null when it says nothing
 */
public record LiveProject(ProjectPlan plan, String appId, @Nullable ServiceStatus service) {}
