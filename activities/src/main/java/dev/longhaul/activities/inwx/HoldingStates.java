package dev.longhaul.activities.inwx;

import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.Holding;
import java.util.Optional;

/** The registrar's status words in ours. Its vocabulary is the message statuses of its manual. */
final class HoldingStates {
  private HoldingStates() {}

  /** With the word of the account about it; empty when the account does not know the name. */
  static Holding of(DomainName name, Optional<String> word) {
    return word.map(known -> new Holding(name, state(known), known, null))
        .orElseGet(() -> new Holding(name, Holding.State.ABSENT, null, null));
  }

  /** An unknown word counts as pending: it is shown, waited for, and in the end parks. */
  static Holding.State state(String word) {
    if (word.equals("OK") || word.startsWith("UPDATE") || word.startsWith("TRANSFERLOCK")) {
      return Holding.State.ACTIVE;
    }
    if (word.startsWith("DELETE") || word.startsWith("EXPIRE")) {
      return Holding.State.LOST;
    }
    if (word.contains("TRANSFER-OUT")) {
      return word.endsWith("SUCCESSFUL") ? Holding.State.LOST : Holding.State.ACTIVE;
    }
    if (word.endsWith("FAILED") || word.endsWith("CANCELED")) {
      return Holding.State.LOST;
    }
    boolean transferredAway = word.startsWith("TRANSFER") && word.endsWith("SUCCESSFUL");
    return transferredAway ? Holding.State.LOST : Holding.State.PENDING;
  }
}
