package dev.longhaul.durable;

/** What a workflow wants to do beside its operation's parks, such as a status in the ledger. */
public interface OperationListener {
  /** A step has parked on a failure. */
  default void parked(Parking parking) {}

  /** It stops short and what is to be undone is undone; the outcome is about to be written. */
  default void ending(Outcome outcome, String reason) {}

  /** It goes on after a park, by a decision or by itself. */
  default void resumed(OperationStep step) {}
}
