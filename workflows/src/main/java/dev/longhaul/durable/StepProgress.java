package dev.longhaul.durable;

import java.time.Instant;

/**
 * One line of an operation's progress (O-04). {@code attempts}, {@code lastError} and {@code
 * nextTry} come from Temporal's description of the pending activity and are null when nothing is
 * pending; everything else is the workflow's own word.
 */
public record StepProgress(
    String step,
    String title,
    StepStatus status,
    Instant started,
    Instant ended,
    String fact,
    String waitsFor,
    Instant until,
    Integer attempts,
    String lastError,
    Instant nextTry) {

  public StepProgress withPending(Integer attempts, String lastError, Instant nextTry) {
    return new StepProgress(
        step, title, status, started, ended, fact, waitsFor, until, attempts, lastError, nextTry);
  }
}
