package dev.longhaul.durable;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one fact that an operation shall stop, and the waits that it ends. */
final class Stops {
  private @Nullable StopRequest request;
  private int times;
  private boolean undoing;
  private @Nullable CancellationScope stepScope;

  /** Runs a step's body so that a stop ends its waits. */
  <T> T inStepScope(Functions.Func<T> body) {
    List<T> value = new ArrayList<>(1);
    CancellationScope scope = Workflow.newCancellationScope(() -> value.add(body.apply()));
    stepScope = scope;
    scope.run();
    return value.get(0);
  }

  /** Somebody outside asks: the running step's waits end. */
  void ask(StopRequest stop) {
    decide(stop);
    if (stepScope != null) {
      stepScope.cancel(stop.sentence());
    }
  }

  /** The operation has parked, so that no step waits, and shall not go on. */
  void decide(StopRequest stop) {
    request = stop;
    times++;
  }

  /** From now on the operation undoes; its calls are no longer to be ended. */
  void beginUndo() {
    undoing = true;
  }

  /** The latest request; only once there is one. */
  StopRequest request() {
    return Objects.requireNonNull(request, "nobody has asked to stop");
  }

  /** How often a stop was asked for; a change means that somebody has asked anew. */
  int times() {
    return times;
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
