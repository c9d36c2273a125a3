package dev.longhaul.sandbox.kill;

import dev.longhaul.emulators.faults.Hold;
import dev.longhaul.emulators.faults.HoldPoint;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A call that stands at a vendor. */
record HeldCall(Hold hold) {
  void awaitReached() {
    Awaitility.await(hold.call() + " stands " + hold.point())
        .atMost(Duration.ofSeconds(30))
        .until(hold::isReached);
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
