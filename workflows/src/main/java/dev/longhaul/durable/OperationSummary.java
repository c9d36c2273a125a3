package dev.longhaul.durable;

import java.time.Instant;

/** One line of a list of operations; times that do not apply are null. */
public record OperationSummary(
    OperationId id,
    String kind,
    String subject,
    String title,
    OperationState state,
    String step,
    String message,
    Actor actor,
    Instant startedAt,
    Instant parkedSince,
    Instant deadline,
    Instant endedAt) {}
