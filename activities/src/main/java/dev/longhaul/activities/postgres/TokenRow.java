package dev.longhaul.activities.postgres;

import java.time.Instant;

/**
 * An API token without its value; times other than {@code createdAt} may be null.
 *
 * @param account whose requests alone the holder may make and see, or null for all
 */
public record TokenRow(
    long id,
    String name,
    TokenRole role,
    String account,
    Instant createdAt,
    Instant expiresAt,
    Instant revokedAt,
    Instant lastUsedAt) {

  /** Whether it opens anything at that moment. */
  public boolean isLive(Instant now) {
    return revokedAt == null && !isExpired(now);
  }

  /** Whether its time has passed. */
  public boolean isExpired(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }
}
