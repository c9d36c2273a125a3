package dev.longhaul.domains;

import dev.longhaul.durable.Money;
import org.jspecify.annotations.Nullable;

/**
 * Where a domain stands between another registrar and our account.
 *
 * @param words the registrar's own status, null when our account does not know the domain
 * @param price what moving it costs; null when the registrar names none. Of a domain that is ours:
 *     what an earlier request has cost that no run has named yet, else null
 */
public record TransferStanding(
    DomainName domain,
    State state,
    TransferMeaning meaning,
    @Nullable String words,
    @Nullable Money price) {
  public enum State {
    /** In our account. */
    OURS,
    /** On its way. */
    MOVING,
    /** At another registrar, and nobody has asked for it. */
    ELSEWHERE,
    /** Registered by nobody. */
    FREE,
    /** The registrar cannot say. */
    UNCLEAR
  }

  /** Before anybody has looked. */
  static TransferStanding unknown(DomainName domain) {
    return new TransferStanding(domain, State.UNCLEAR, TransferMeaning.OTHER, null, null);
  }

  boolean moves() {
    return state == State.MOVING;
  }

  boolean ours() {
    return state == State.OURS;
  }
}
