package dev.longhaul.activities.postgres;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a registrar account's queue and list were read last, and reminders sent. */
public record RegistrarWatchRow(
    String account,
    @Nullable Instant drainedAt,
    @Nullable Instant reconciledAt,
    @Nullable Instant caredAt) {}
