package dev.longhaul.activities.postgres;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An API token without its value; times other than {@code createdAt} may be null. */
public record TokenRow(
    long id,
    String name,
    TokenRole role,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt) {}
