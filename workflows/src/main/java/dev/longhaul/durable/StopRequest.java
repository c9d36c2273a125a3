package dev.longhaul.durable;

import org.jspecify.annotations.Nullable;

/** The one fact behind cancel, abort, roll back, give up and a deadline: how it shall end. */
record StopRequest(Outcome outcome, Actor actor, @Nullable String reason) {
  boolean undoes() {
    return outcome == Outcome.ABORTED || outcome == Outcome.ROLLED_BACK;
  }

  String sentence() {
    String verb =
        switch (outcome) {
          case ABORTED -> "aborted";
          case ROLLED_BACK -> "rolled back";
          case FAILED, SUCCEEDED, PARTIAL -> "given up";
        };
    return verb + " by " + actor + (reason == null || reason.isBlank() ? "" : ": " + reason);
  }
}
