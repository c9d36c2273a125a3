package dev.longhaul.durable;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a list of operations; times that do not apply are null. */
public record OperationSummary(
    OperationId id,
    @Nullable String kind,
    String subject,
    String title,
    OperationState state,
    @Nullable String step,
    @Nullable String message,
    Actor actor,
    Instant startedAt,
    @Nullable Instant parkedSince,
    @Nullable Instant deadline,
    @Nullable Instant endedAt) {}
