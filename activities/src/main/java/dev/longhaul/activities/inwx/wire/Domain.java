package dev.longhaul.activities.inwx.wire;

import org.jspecify.annotations.Nullable;

/**
 * Answer of {@code domain.info}.
 *
 * @param status {@code OK} when active, else a word of the registrar's message statuses
 * @param crDate when it was ordered, or null
 */
public record Domain(
    long roId,
    String domain,
    @Nullable String status,
    @Nullable DateTime crDate,
    @Nullable DateTime exDate) {
  /** The status; empty when the registrar names none. */
  public String word() {
    return status == null ? "" : status;
  }
}
