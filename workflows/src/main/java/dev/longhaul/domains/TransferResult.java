package dev.longhaul.domains;

import dev.longhaul.durable.Money;
import dev.longhaul.durable.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a transfer that succeeded; one that did not has no result, but a row in the ledger.
 *
 * @param words the registrar's own
 * @param paid null when the domain was ours before
 * @param requestedAt null when nothing had to be asked for
 */
public record TransferResult(
    Outcome outcome,
    DomainName domain,
    TransferState state,
    @Nullable String words,
    @Nullable Money paid,
    @Nullable Instant requestedAt,
    Instant completedAt,
    String message) {}
