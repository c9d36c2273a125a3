package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.TokenRole;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may call a route. */
enum Access {
  /** Anybody, without a token. */
  ANYBODY(null),
  /** Reads. */
  VIEWER(TokenRole.VIEWER),
  /** Starts, decides, cancels, stores secrets. */
  OPERATOR(TokenRole.OPERATOR),
  /** Enters servers. */
  ADMIN(TokenRole.ADMIN);

  private final @Nullable TokenRole needed;

  Access(@Nullable TokenRole needed) {
    this.needed = needed;
  }

  /** The least role that may; empty when no token is needed. */
  Optional<TokenRole> needed() {
    return Optional.ofNullable(needed);
  }
}
