package dev.longhaul.sandbox.chaos;

import dev.longhaul.emulators.faults.HoldPoint;

/** The moment of a call at which something happens to the stack. */
enum Point {
  BEFORE("b", "before the effect", HoldPoint.BEFORE_EFFECT),
  AFTER("a", "after it, without an answer", HoldPoint.AFTER_EFFECT),
  ANSWERED("d", "answer delivered", HoldPoint.ANSWERED),
  LATE("l", "effect after the successor looked", HoldPoint.BEFORE_EFFECT);

  private final String letter;
  private final String words;
  private final HoldPoint hold;

  Point(String letter, String words, HoldPoint hold) {
    this.letter = letter;
    this.words = words;
    this.hold = hold;
  }

  /** What stands for it in a table. */
  String letter() {
    return letter;
  }

  HoldPoint hold() {
    return hold;
  }

  @Override
  public String toString() {
    return words;
  }
}
