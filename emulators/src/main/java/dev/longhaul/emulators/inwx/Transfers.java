package dev.longhaul.emulators.inwx;

import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Lets transfers go on: what the clock has made true becomes messages, and their end becomes a
 * domain of the account, or none. The account is charged when a transfer succeeds. Guarded by the
 * state's monitor.
 */
final class Transfers {
  private final InwxState state;
  private final Effects effects;

  /** Before this moment nothing becomes due, however many wait. */
  private Instant quietUntil = Instant.MIN;

  Transfers(InwxState state, Effects effects) {
    this.state = state;
    this.effects = effects;
  }

  /** Everything that is due by now has happened. */
  void catchUp(Instant now) {
    if (now.isBefore(quietUntil)) {
      return;
    }
    quietUntil = Instant.MAX;
    for (String name : List.copyOf(state.moving)) {
      moved(Objects.requireNonNull(state.domains.get(name)), now);
    }
  }

  /** This transfer has begun or goes another way than before. */
  void moved(Registration domain, Instant now) {
    catchUp(domain, now);
    if (domain.transfer != null) {
      domain.transfer.next().filter(quietUntil::isAfter).ifPresent(next -> quietUntil = next);
    }
  }

  private void catchUp(Registration domain, Instant now) {
    TransferIn moving = Objects.requireNonNull(domain.transfer);
    List<TransferIn.Word> due = moving.untold(now);
    if (due.isEmpty()) {
      return;
    }
    due.forEach(
        word -> state.messages.add(domain.domain, word.status(), word.details(), word.from()));
    moving = moving.told(due.size());
    domain.transfer = moving;
    domain.updatedAt = due.get(due.size() - 1).from();
    switch (moving.status()) {
      case "TRANSFER SUCCESSFUL" -> succeed(domain);
      case "TRANSFER FAILED" -> leave(domain, "domain-transfer-failed");
      default -> {}
    }
  }

  private void succeed(Registration domain) {
    Money price = state.prices.of(domain.domain).orElseThrow();
    domain.transfer = null;
    state.moving.remove(domain.domain);
    state.elsewhere.remove(domain.domain);
    effects.charge(domain.domain, "transfer " + domain.period, price);
    effects.add("domain-transferred", domain.domain, "roId " + domain.roId);
  }

  /** The transfer is over and the domain stays where it is. */
  void leave(Registration domain, String effect) {
    state.domains.remove(domain.domain);
    state.moving.remove(domain.domain);
    effects.add(effect, domain.domain, "roId " + domain.roId);
  }
}
