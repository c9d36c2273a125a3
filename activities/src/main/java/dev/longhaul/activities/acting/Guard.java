package dev.longhaul.activities.acting;

/** The last look before a write leaves the house. */
@FunctionalInterface
public interface Guard {
  /**
   * Returns when the subject's lock is still held and the run is still the newest; call it right
   * before sending, once per write.
   *
   * @throws io.temporal.failure.ApplicationFailure {@link ActingProblem#LOCK_LOST} (retried) or
   *     {@link ActingProblem#SUPERSEDED} (final); nothing must be sent then
   */
  void beforeSending();
}
