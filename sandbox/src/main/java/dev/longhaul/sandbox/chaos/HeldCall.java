package dev.longhaul.sandbox.chaos;

import dev.longhaul.emulators.faults.Hold;
import dev.longhaul.emulators.faults.HoldPoint;

/** A call that stands at a vendor or before PostgreSQL. */
record HeldCall(Hold hold) {
  boolean isReached() {
    return hold.isReached();
  }

  /** The call goes on, whoever still listens. */
  void release() {
    hold.release();
  }

  /** The call dies with its caller: before its effect it has none, after it nobody hears of it. */
  void loseAnswer() {
    if (hold.point() == HoldPoint.BEFORE_EFFECT) {
      hold.releaseByCutting();
    } else {
      hold.release();
    }
  }
}
