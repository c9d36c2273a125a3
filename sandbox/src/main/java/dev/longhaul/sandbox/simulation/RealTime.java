package dev.longhaul.sandbox.simulation;

import java.time.Duration;

/** A moment of real time, by the clock that never jumps. */
record RealTime(long nanos) {
  static RealTime now() {
    return new RealTime(System.nanoTime());
  }

  RealTime plus(Duration time) {
    return new RealTime(nanos + time.toNanos());
  }

  boolean isPast() {
    return left().isNegative() || left().isZero();
  }

  /** How long it is until then; negative when it is past. */
  Duration left() {
    return Duration.ofNanos(nanos - System.nanoTime());
  }

  /** How long ago it was. */
  Duration since() {
    return left().negated();
  }

  RealTime or(RealTime other) {
    return nanos - other.nanos < 0 ? this : other;
  }
}
