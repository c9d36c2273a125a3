package dev.longhaul.durable;

/** Asks an operation to stop and undo (O-03). {@code reason} may be null. */
public record CancelRequest(Actor actor, String reason) {}
