package dev.longhaul.durable;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an operation's progress (O-04). {@code attempts}, {@code lastError} and {@code
 * nextTry} come from Temporal's description of the pending activity and are null when nothing is
 * pending; everything else is the workflow's own word.
 */
public record StepProgress(
    String step,
    String title,
    StepStatus status,
    @Nullable Instant started,
    @Nullable Instant ended,
    @Nullable String fact,
    @Nullable String waitsFor,
    @Nullable Instant until,
    @Nullable Integer attempts,
    @Nullable String lastError,
    @Nullable Instant nextTry) {

  public StepProgress withPending(
      @Nullable Integer attempts, @Nullable String lastError, @Nullable Instant nextTry) {
    return new StepProgress(
        step, title, status, started, ended, fact, waitsFor, until, attempts, lastError, nextTry);
  }
}
