package dev.longhaul.projects;

/**
 * A deployment that a provisioning has started.
 *
 * @param digest of what was deployed; another digest means that it must be deployed again
 */
public record StartedDeployment(String id, String digest) {}
