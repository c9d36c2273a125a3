package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.VendorRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A vendor account as the API shows it; what does not apply is null. */
record VendorView(
    String account,
    String state,
    @Nullable Instant since,
    @Nullable String by,
    @Nullable String reason,
    @Nullable Instant probeAt,
    int failures,
    @Nullable String lastFailure,
    int waiting) {

  static VendorView of(VendorRow row) {
    return new VendorView(
        row.account(),
        state(row),
        row.pausedAt(),
        row.pausedBy(),
        row.reason(),
        row.probeAt(),
        row.failures(),
        row.lastFailure(),
        row.waiting());
  }

  private static String state(VendorRow row) {
    if (row.pausedAt() == null) {
      return "open";
    }
    return row.probeAt() == null ? "paused" : "broken";
  }
}
