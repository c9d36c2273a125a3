package dev.longhaul.activities.postgres;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API token without its value; times other than {@code createdAt} may be null.
 *
 * @param account whose requests alone the holder may make and see, or null for all
 * @param projects whose zones alone the holder may change, when it is bound to an account; empty
 *     means the project that is named like the account
 */
public record TokenRow(
    long id,
    String name,
    TokenRole role,
    @Nullable String account,
    List<String> projects,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt) {

  /** Whether it opens anything at that moment. */
  public boolean isLive(Instant now) {
    return revokedAt == null && !isExpired(now);
  }

  /** Whether its time has passed. */
  public boolean isExpired(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }
}
