package dev.longhaul.activities.postgres;

import dev.longhaul.domains.TransferMeaning;
import dev.longhaul.durable.OperationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A registrar's message as it came.
 *
 * @param operation whom it was told; null when nobody waited for it
 */
public record RegistrarMessageRow(
    long id,
    String status,
    TransferMeaning meaning,
    String details,
    Instant at,
    Instant receivedAt,
    @Nullable OperationId operation) {}
