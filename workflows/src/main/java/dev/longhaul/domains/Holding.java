package dev.longhaul.domains;

import org.jspecify.annotations.Nullable;

/**
 * How our registrar account holds a domain. {@code vendorStatus} is the registrar's own word, null
 * when absent.
 */
public record Holding(DomainName domain, State state, @Nullable String vendorStatus) {
  public enum State {
    ABSENT,
    /** A registration is under way. */
    PENDING,
    ACTIVE,
    /** Registration failed, or the domain is on its way out. */
    LOST
  }
}
