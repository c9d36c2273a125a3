package dev.longhaul.activities.postgres;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A vendor account as the ledger knows it (O-15).
 *
 * @param failures calls in a row without an answer
 * @param lastFailure what the newest of them said, or null
 * @param pausedBy who has paused it, {@code breaker} for the breaker; null, like {@code pausedAt},
 *     while it is open
 * @param probeAt when the breaker lets the next probe through; null for a person's pause
 * @param waiting how many operations wait for it
 */
public record VendorRow(
    String account,
    int failures,
    @Nullable String lastFailure,
    @Nullable String pausedBy,
    @Nullable Instant pausedAt,
    @Nullable String reason,
    @Nullable Instant probeAt,
    int waiting) {

  /** Who has paused it, since when and why; only of one that is paused. */
  public String words() {
    String why = reason == null || reason.isBlank() ? "" : ": " + reason;
    return "paused by %s since %s%s"
        .formatted(pausedBy, Objects.requireNonNull(pausedAt).truncatedTo(ChronoUnit.SECONDS), why);
  }
}
