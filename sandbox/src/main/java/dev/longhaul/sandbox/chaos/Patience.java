package dev.longhaul.sandbox.chaos;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits that end with a sentence. */
final class Patience {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Patience() {}

  /** What should have happened has not. */
  static final class Overdue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overdue(String sentence) {
      super(sentence);
    }
  }

  /**
   * Returns once the condition holds.
   *
   * @throws Overdue after {@code atMost}
   */
  static void until(String what, Duration atMost, BooleanSupplier condition) {
    if (!within(atMost, condition)) {
      throw new Overdue(what + " did not happen within " + atMost.toSeconds() + " s");
    }
  }

  /** Whether the condition came to hold; what it throws counts as "not yet". */
  static boolean within(Duration atMost, BooleanSupplier condition) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() > end) {
        return false;
      }
      pause(PAUSE);
    }
    return true;
  }

  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (RuntimeException e) {
      return false; // whoever was asked is away right now, which is what chaos is about
    }
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
