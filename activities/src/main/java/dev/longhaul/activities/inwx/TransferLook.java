package dev.longhaul.activities.inwx;

import dev.longhaul.activities.inwx.wire.HeldDomain;
import dev.longhaul.activities.inwx.wire.Offer;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.Holding;
import dev.longhaul.domains.TransferMeaning;
import dev.longhaul.domains.TransferStanding;
import dev.longhaul.domains.TransferStanding.State;
import dev.longhaul.durable.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a domain stands, from what the registrar says about it. */
final class TransferLook {
  private TransferLook() {}

  /** A domain that the account knows; empty when its transfer is over without success. */
  static Optional<TransferStanding> held(
      DomainName name, HeldDomain domain, @Nullable Money price) {
    String word = domain.word();
    TransferMeaning meaning = TransferWords.meaningOf(word);
    return switch (HoldingStates.state(word)) {
      case ACTIVE ->
          Optional.of(
              new TransferStanding(name, State.OURS, TransferMeaning.COMPLETED, word, price));
      case PENDING -> Optional.of(new TransferStanding(name, State.MOVING, meaning, word, price));
      case LOST ->
          meaning == TransferMeaning.COMPLETED
              ? Optional.of(new TransferStanding(name, State.MOVING, meaning, word, price))
              : Optional.empty();
      case ABSENT -> Optional.empty();
    };
  }

  /** A domain that the account does not know. */
  static TransferStanding absent(DomainName name, Optional<Offer> offer, @Nullable Money price) {
    State state =
        switch (offer.map(Offer::avail).orElse(-1)) {
          case 1 -> State.FREE;
          case 0 -> State.ELSEWHERE;
          default -> State.UNCLEAR;
        };
    return new TransferStanding(name, state, TransferMeaning.OTHER, null, price);
  }

  static boolean ours(HeldDomain domain) {
    return HoldingStates.state(domain.word()) == Holding.State.ACTIVE;
  }
}
