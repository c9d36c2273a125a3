package dev.longhaul.durable;

/** The handles of every operation, wired to its {@link Operation}. */
public abstract class OperationWorkflow implements OperationControl {
  protected final Operation operation;

  protected OperationWorkflow(String kind, OperationStep[] steps) {
    this.operation = new Operation(kind, steps);
  }

  @Override
  public final void cancel(CancelRequest request) {
    if (request == null || request.actor() == null) {
      operation.stop(Outcome.ABORTED, Actor.SYSTEM, "a cancel signal that names nobody");
    } else {
      operation.stop(Outcome.ABORTED, request.actor(), request.reason());
    }
  }

  @Override
  public final DecisionReceipt decide(Decision decision) {
    return operation.decide(decision);
  }

  @Override
  public final void validateDecide(Decision decision) {
    operation.checkDecision(decision);
  }

  @Override
  public final Progress progress() {
    return operation.progress();
  }
}
