package dev.longhaul.domains;

import dev.longhaul.durable.Money;
import org.jspecify.annotations.Nullable;

/**
 * How our registrar account holds a domain.
 *
 * @param vendorStatus the registrar's own word, null when absent
 * @param owed of an active one: what an earlier purchase has cost that no run has named yet; else
 *     null
 */
public record Holding(
    DomainName domain, State state, @Nullable String vendorStatus, @Nullable Money owed) {
  public enum State {
    ABSENT,
    /** A registration is under way. */
    PENDING,
    ACTIVE,
    /** Registration failed, or the domain is on its way out. */
    LOST
  }

  /** The same with what is owed for it. */
  public Holding owing(@Nullable Money amount) {
    return new Holding(domain, state, vendorStatus, amount);
  }
}
