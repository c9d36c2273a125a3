package dev.longhaul.activities.inwx.wire;

import org.jspecify.annotations.Nullable;

/** The first message of the queue, as {@code message.poll} shows it. */
public record QueuedMessage(
    @Nullable String type,
    long id,
    @Nullable DateTime date,
    @Nullable String object,
    @Nullable String status,
    @Nullable String statusDetails) {}
