package dev.longhaul.apps;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One deployment at the platform.
 *
 * @param logTail the last lines when it failed, else null; at most 4 KiB
 * @param duplicates later ones of the same application, asked for by us and not ended: a request of
 *     a worker that was lost has arrived after all
 */
public record Deployment(
    String id, State state, @Nullable String logTail, List<String> duplicates) {
  public Deployment {
    duplicates = duplicates == null ? List.of() : List.copyOf(duplicates);
  }

  /** One without duplicates. */
  public Deployment(String id, State state, @Nullable String logTail) {
    this(id, state, logTail, List.of());
  }

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
