package dev.longhaul.activities.postgres;

import java.time.Instant;

/** An API token without its value; times other than {@code createdAt} may be null. */
public record TokenRow(
    long id,
    String name,
    TokenRole role,
    Instant createdAt,
    Instant expiresAt,
    Instant revokedAt,
    Instant lastUsedAt) {}
