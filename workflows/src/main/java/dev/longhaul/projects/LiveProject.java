package dev.longhaul.projects;

/**
 * A project that is live, as far as operations on its application need it.
 *
 * @param plan its order with every default of now
 * @param appId the application at the platform
 */
public record LiveProject(ProjectPlan plan, String appId) {}
