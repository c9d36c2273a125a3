package dev.longhaul.apps;

import org.jspecify.annotations.Nullable;

/**
 * One deployment at the platform.
 *
 * @param logTail the last lines when it failed, else null; at most 4 KiB
 */
public record Deployment(String id, State state, @Nullable String logTail) {
  public enum State {
    QUEUED,
    RUNNING,
    FINISHED,
    FAILED,
    CANCELLED,
    /** The platform does not know this id (any more). */
    VANISHED
  }

  public boolean ended() {
    return state != State.QUEUED && state != State.RUNNING;
  }
}
