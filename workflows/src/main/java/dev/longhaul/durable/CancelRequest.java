package dev.longhaul.durable;

import org.jspecify.annotations.Nullable;

/** Asks an operation to stop and undo (O-03). {@code reason} may be null. */
public record CancelRequest(Actor actor, @Nullable String reason) {}
