package dev.longhaul.apps;

/** The platform's ids of what belongs to one application; each null when absent. */
public record AppHandle(String projectId, String appId) {}
