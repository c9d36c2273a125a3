package dev.longhaul.durable;

/** Where a step stands. */
public enum StepStatus {
  PENDING,
  RUNNING,
  DONE,
  /** A person decided that it is not needed. */
  SKIPPED,
  PARKED,
  /** It was the step at which the operation ended without success. */
  FAILED,
  UNDONE,
  /** Its undo could not finish; what is left over is listed in the progress. */
  LEFT
}
