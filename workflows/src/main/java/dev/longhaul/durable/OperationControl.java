package dev.longhaul.durable;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;

/** The handles that every operation has. The names are wire names and never change. */
public interface OperationControl {
  /** Stop and undo. A second one says so and does nothing. */
  @SignalMethod(name = "cancel")
  void cancel(CancelRequest request);

  /**
   * Decides on a parked step; returns once the decision is recorded. Safe to repeat with the same
   * update id.
   *
   * @throws DecisionRefused when it makes no sense or comes too late
   */
  @UpdateMethod(name = "decide")
  DecisionReceipt decide(Decision decision);

  @UpdateValidatorMethod(updateName = "decide")
  void validateDecide(Decision decision);

  /** The workflow's own view; clients merge it with Temporal's description. */
  @QueryMethod(name = "progress")
  Progress progress();
}
