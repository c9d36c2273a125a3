package dev.longhaul.dns;

import java.util.Set;

/**
 * Where a DNS request stands (D-10). {@code VISIBLE} only when every authoritative nameserver of
 * the zone answers as asked; {@code INVALID} means that nothing was changed.
 */
public enum RequestStatus {
  ACCEPTED,
  INVALID,
  PLANNED,
  APPLIED,
  VISIBLE,
  FAILED;

  /** Whether nothing follows. */
  public boolean ended() {
    return this == INVALID || this == VISIBLE || this == FAILED;
  }

  /** What another system may report about a request that stands here. */
  public Set<RequestStatus> reportable() {
    return switch (this) {
      case ACCEPTED, PLANNED -> Set.of(FAILED);
      case APPLIED -> Set.of(VISIBLE, FAILED);
      case INVALID, VISIBLE, FAILED -> Set.of();
    };
  }
}
