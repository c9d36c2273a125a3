package dev.longhaul.durable;

/**
 * Thrown by a step's body when a business answer makes going on impossible: the step parks. The
 * message is one sentence for the operator: what, on what, and what to do.
 */
public final class StepBlocked extends RuntimeException {
  private final FailureReport report;
  private final boolean expired;

  private StepBlocked(FailureReport report, boolean expired) {
    super(report.message());
    this.report = report;
    this.expired = expired;
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

  boolean isOutcomeUnknown() {
    return report.type().equals(Failures.OUTCOME_UNKNOWN);
  }
}
