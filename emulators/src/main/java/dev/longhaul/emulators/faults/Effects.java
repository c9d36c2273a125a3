package dev.longhaul.emulators.faults;

import dev.longhaul.emulators.memory.Memory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The append-only ledger of everything the emulated vendors really did. Tests compare it with what
 * should have happened.
 */
public final class Effects {
  private final List<Effect> effects = new CopyOnWriteArrayList<>();
  private final EmulatorClock clock;

  public Effects(EmulatorClock clock) {
    this(clock, Memory.none());
  }

  /** The ledger with everything that happened before a restart. */
  public Effects(EmulatorClock clock, Memory memory) {
    this.clock = clock;
    effects.addAll(memory.recallLog("effect", Effect.class));
    memory.remember(this, facts -> facts.log("effect", effects));
  }

  public synchronized void add(String kind, String subject, String detail) {
    effects.add(new Effect(kind, subject, detail, null, null, clock.now()));
  }

  /** Records that the account of the customer was charged. */
  public synchronized void charge(String subject, String detail, Money amount) {
    effects.add(
        new Effect("charged", subject, detail, amount.minor(), amount.currency(), clock.now()));
  }

  public List<Effect> all() {
    return List.copyOf(effects);
  }

  public List<Effect> ofKind(String kind) {
    return effects.stream().filter(effect -> effect.kind().equals(kind)).toList();
  }

  public List<Effect> ofKind(String kind, String subject) {
    return ofKind(kind).stream().filter(effect -> effect.subject().equals(subject)).toList();
  }

  public int count(String kind) {
    return ofKind(kind).size();
  }
}
