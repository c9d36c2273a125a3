package dev.longhaul.emulators.faults;

import dev.longhaul.emulators.memory.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The time the emulated vendors live in. It runs with the wall clock, may run faster, and can be
 * moved forward; it never goes back. Whatever a vendor does "after a while" is computed from this
 * clock when somebody asks, so no timers are running.
 */
public final class EmulatorClock {
  private Instant base;
  private Instant wall = Instant.now();
  private long baseNanos = System.nanoTime();
  private double speed = 1;
  private Memory memory = Memory.none();
  private @Nullable Supplier<Instant> leader;

  /** Where the clock stood at a moment of the wall clock. */
  private record Reading(Instant base, Instant wall, double speed) {}

  public EmulatorClock() {
    this(Instant.now());
  }

  public EmulatorClock(Instant start) {
    this.base = start;
  }

  /** The clock of before a restart, which went on meanwhile; at the first start a new one. */
  public static EmulatorClock recalled(Memory memory) {
    EmulatorClock clock = new EmulatorClock();
    memory.recall("clock", "reading", Reading.class).ifPresent(clock::goOnFrom);
    clock.memory = memory;
    memory.remember(clock, facts -> facts.fact("clock", "reading", clock.reading()));
    return clock;
  }

  private Reading reading() {
    return new Reading(base, wall, speed);
  }

  private void goOnFrom(Reading before) {
    long away = Math.max(0, Duration.between(before.wall, Instant.now()).toNanos());
    speed = before.speed;
    base = before.base.plusNanos((long) (away * speed));
  }

  /** From now on this clock shows what another one shows, such as that of a simulation. */
  public synchronized void follow(Supplier<Instant> other) {
    leader = other;
  }

  /** The present moment in the emulated world. */
  public synchronized Instant now() {
    if (leader != null) {
      return leader.get();
    }
    return base.plusNanos((long) ((System.nanoTime() - baseNanos) * speed));
  }

  /** Moves the clock forward at once. */
  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("the emulated clock cannot go back by " + by);
    }
    synchronized (this) {
      settle();
      base = base.plus(by);
    }
    memory.save();
  }

  /**
   * From now on one real second lasts {@code factor} emulated seconds; 0 makes the clock stand
   * still.
   */
  public void speed(double factor) {
    if (factor < 0) {
      throw new IllegalArgumentException("speed must not be negative: " + factor);
    }
    synchronized (this) {
      settle();
      speed = factor;
    }
    memory.save();
  }

  /** The current factor between real and emulated time. */
  public synchronized double speed() {
    return speed;
  }

  private void settle() {
    base = now();
    wall = Instant.now();
    baseNanos = System.nanoTime();
  }
}
