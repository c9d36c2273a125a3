package dev.longhaul.durable;

import io.temporal.failure.TemporalFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by a step's body when a business answer makes going on impossible: the step parks. The
 * message is one sentence for the operator: what, on what, and what to do.
 */
public final class StepBlocked extends RuntimeException {
  private final FailureReport report;
  private final boolean expired;
  private final transient @Nullable VendorPause pause;
  private final boolean inTheAir;

  private StepBlocked(FailureReport report, boolean expired) {
    this(report, expired, null, false);
  }

  private StepBlocked(
      FailureReport report, boolean expired, @Nullable VendorPause pause, boolean inTheAir) {
    super(report.message());
    this.report = report;
    this.expired = expired;
    this.pause = pause;
    this.inTheAir = inTheAir;
  }

  /** Blocked for a reason of the capability's problem enum. */
  public static StepBlocked because(Enum<?> problem, String message) {
    return new StepBlocked(new FailureReport(problem.name(), message), false);
  }

  /** Blocked because a wait took longer than its patience; {@code extend} waits on. */
  static StepBlocked expired(Enum<?> problem, String message) {
    return new StepBlocked(new FailureReport(problem.name(), message), true);
  }

  static StepBlocked of(FailureReport report) {
    return new StepBlocked(report, false);
  }

  /** Blocked by the failure of a call; by one that a pause has refused only as long as it lasts. */
  public static StepBlocked of(TemporalFailure failure) {
    return Failures.pause(failure)
        .map(pause -> paused(pause, false))
        .orElseGet(() -> of(Failures.report(failure)));
  }

  /** Blocked as long as a pause refuses a write; the step waits, and then begins anew. */
  public static StepBlocked paused(VendorPause pause) {
    return paused(pause, pause.mayHaveSent());
  }

  static StepBlocked paused(VendorPause pause, boolean inTheAir) {
    return new StepBlocked(
        new FailureReport(VendorPause.TYPE, pause.sentence()), false, pause, inTheAir);
  }

  /** Blocked because a cancel came while a write was in the air and its result is not known. */
  static StepBlocked outcomeUnknown() {
    return of(
        new FailureReport(
            Failures.OUTCOME_UNKNOWN,
            "a write was under way when the cancel came and nobody knows whether it happened;"
                + " retry looks again, abort undoes what is known"));
  }

  public FailureReport report() {
    return report;
  }

  boolean isExpired() {
    return expired;
  }

  /** The pause that blocks; empty when it is something else. */
  public Optional<VendorPause> pause() {
    return Optional.ofNullable(pause);
  }

  /** Whether a write may have been sent whose outcome nobody has seen. */
  boolean inTheAir() {
    return inTheAir || isOutcomeUnknown();
  }

  boolean isOutcomeUnknown() {
    return report.type().equals(Failures.OUTCOME_UNKNOWN);
  }
}
