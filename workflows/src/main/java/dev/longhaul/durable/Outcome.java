package dev.longhaul.durable;

/**
 * How an operation ended (O-06). The ledger's outcome is the truth, not Temporal's close status.
 */
public enum Outcome {
  SUCCEEDED,
  /** Some of it was done and stays; the result names which. */
  PARTIAL,
  /** Undone after a failure. */
  ROLLED_BACK,
  /** Given up: nothing undone, can be started again and finds what is done. */
  FAILED,
  /** Stopped by a person and undone. */
  ABORTED
}
