package dev.longhaul.activities.inwx;

import dev.longhaul.activities.acting.RegistrarLedger.Listed;
import dev.longhaul.activities.inwx.wire.DateTime;
import dev.longhaul.activities.inwx.wire.HeldDomain;
import dev.longhaul.domains.DomainName;
import java.util.Optional;

/** A domain of the account as a line of the ledger's list. */
final class Listings {
  private Listings() {}

  static Listed of(DomainName name, HeldDomain domain) {
    String word = domain.word();
    return new Listed(
        name,
        word,
        TransferWords.meaningOf(word),
        TransferLook.ours(domain),
        Optional.ofNullable(domain.exDate()).map(DateTime::at).orElse(null),
        domain.renewalMode(),
        domain.locked(),
        domain.verification());
  }
}
