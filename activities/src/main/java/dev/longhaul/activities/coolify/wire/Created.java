package dev.longhaul.activities.coolify.wire;

/** Answer of every create. */
public record Created(String uuid) {}
