package dev.longhaul.activities.inwx.wire;

import org.jspecify.annotations.Nullable;

/** Answer of {@code message.poll}; without a message the queue is empty. */
public record Polled(int count, @Nullable QueuedMessage msg) {}
