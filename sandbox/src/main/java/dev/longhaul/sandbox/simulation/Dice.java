package dev.longhaul.sandbox.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance that can be repeated. A fork by name does not depend on what was rolled before it, so what
 * one order meets is the same however the threads of the others run.
 */
public final class Dice {
  private final long seed;
  private final SplittableRandom random;

  public Dice(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  /** The dice of this name. */
  public Dice fork(Object... name) {
    long mixed = seed;
    for (Object part : name) {
      for (char letter : part.toString().toCharArray()) {
        mixed = mixed * 0x5DEECE66DL + letter + 0xB;
      }
      mixed = new SplittableRandom(mixed).nextLong();
    }
    return new Dice(mixed);
  }

  public synchronized boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** From {@code least} to {@code most}, both possible. */
  public synchronized int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  public Duration millis(int least, int most) {
    return Duration.ofMillis(between(least, most));
  }

  public <T> T one(List<T> choices) {
    return choices.get(between(0, choices.size() - 1));
  }
}
