package dev.longhaul.durable;

import java.util.List;

/**
 * The client's side of operations: what the API and the CLI use. Nothing here retries; every call
 * is safe to repeat.
 */
public interface Operations {
  /**
   * Starts an operation, or finds the same one running (same type and same order).
   *
   * @throws OperationConflict when another operation holds the subject
   * @throws EngineUnavailable when Temporal cannot be reached; nothing was started
   */
  Started start(Start start);

  /**
   * The merged view of an operation; without a worker only what Temporal remembers.
   *
   * @throws OperationNotFound when Temporal does not know it (any more)
   */
  Progress progress(OperationId id);

  /**
   * Decides on a parked operation; the same {@code updateId} again is the same decision.
   *
   * @throws DecisionRefused when it makes no sense or comes too late
   * @throws EngineUnavailable when no worker answers within seconds; repeat with the same id
   */
  DecisionReceipt decide(OperationId id, Decision decision, String updateId);

  /** Asks an operation to stop and undo; returns once Temporal has the request. */
  void cancel(OperationId id, CancelRequest request);

  /** Operations that Temporal knows, the newest first. */
  List<OperationSummary> list(boolean openOnly, int limit);

  /**
   * What shall run.
   *
   * @param workflowType the wire name of the workflow
   * @param order the workflow's input; its digest tells whether two starts mean the same
   */
  record Start(
      OperationId id,
      String workflowType,
      String kind,
      Object order,
      Actor actor,
      String summary) {}

  /** {@code alreadyRunning}: the same order was running already. */
  record Started(OperationId id, String runId, boolean alreadyRunning) {}
}
