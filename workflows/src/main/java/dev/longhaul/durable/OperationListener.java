package dev.longhaul.durable;

/** What a workflow wants to do beside its operation's parks, such as a status in the ledger. */
public interface OperationListener {
  /** A step has parked on a failure. */
  default void parked(Parking parking) {}

  /** A person has decided to go on. */
  default void resumed(OperationStep step) {}
}
