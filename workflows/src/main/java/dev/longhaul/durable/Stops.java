package dev.longhaul.durable;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** The one fact that an operation shall stop, and the waits that it ends. */
final class Stops {
  private StopRequest request;
  private boolean undoing;
  private CancellationScope stepScope;

  /** Runs a step's body so that a stop ends its waits. */
  <T> T inStepScope(Functions.Func<T> body) {
    List<T> value = new ArrayList<>(1);
    stepScope = Workflow.newCancellationScope(() -> value.add(body.apply()));
    stepScope.run();
    return value.get(0);
  }

  /** Somebody outside asks: the running step's waits end. */
  void ask(StopRequest stop) {
    request = stop;
    if (stepScope != null) {
      stepScope.cancel(stop.sentence());
    }
  }

  /** The operation has parked, so that no step waits, and shall not go on. */
  void decide(StopRequest stop) {
    request = stop;
  }

  /** From now on the operation undoes; its calls are no longer to be ended. */
  void beginUndo() {
    undoing = true;
  }

  StopRequest request() {
    return request;
  }

  boolean asked() {
    return request != null;
  }

  /** Whether what runs now is to be ended. */
  boolean pressing() {
    return request != null && !undoing;
  }

  void leaveIfAsked() {
    if (request != null) {
      throw new Stopped();
    }
  }
}
