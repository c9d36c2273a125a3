package dev.longhaul.sandbox.chaos;

import dev.longhaul.emulators.faults.HoldPoint;

/** The moment of a call at which something happens to the stack. */
enum Point {
  BEFORE("before the effect", HoldPoint.BEFORE_EFFECT),
  AFTER("after it, without an answer", HoldPoint.AFTER_EFFECT),
  ANSWERED("answer delivered", HoldPoint.ANSWERED),
  LATE("effect after the successor looked", HoldPoint.BEFORE_EFFECT);

  private final String words;
  private final HoldPoint hold;

  Point(String words, HoldPoint hold) {
    this.words = words;
    this.hold = hold;
  }

  HoldPoint hold() {
    return hold;
  }

  @Override
  public String toString() {
    return words;
  }
}
