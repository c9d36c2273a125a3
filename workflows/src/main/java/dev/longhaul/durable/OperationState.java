package dev.longhaul.durable;

/** What an operation is doing right now; the last five are the outcomes. */
public enum OperationState {
  /** Temporal has it, no worker has begun it. */
  ACCEPTED,
  RUNNING,
  /** Its current step runs as an operation of its own; decisions go there. */
  WAITING_FOR_CHILD,
  /** Waits for a person (O-07). */
  PARKED,
  UNDOING,
  SUCCEEDED,
  PARTIAL,
  ROLLED_BACK,
  FAILED,
  ABORTED;

  public static OperationState of(Outcome outcome) {
    return valueOf(outcome.name());
  }

  /** Whether this is an outcome. */
  public boolean ended() {
    return compareTo(UNDOING) > 0;
  }
}
