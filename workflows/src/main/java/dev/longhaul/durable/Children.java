package dev.longhaul.durable;

import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.SignalExternalWorkflowException;
import io.temporal.workflow.Workflow;
import java.util.function.Function;
import org.slf4j.Logger;

/** Pieces of an operation that run as operations of their own. */
final class Children {
  private final Logger log = Workflow.getLogger(Operation.class);
  private final ProgressBoard board;
  private final OperationNotes notes;
  private final Stops stops;

  Children(ProgressBoard board, OperationNotes notes, Stops stops) {
    this.board = board;
    this.notes = notes;
    this.stops = stops;
  }

  /** Runs the child; when somebody else already does, waits for that end and runs it anew. */
  <T, W> T run(ChildOperation<W> child, Function<W, T> call) {
    while (true) {
      board.waitingFor(child.id());
      notes.waits(OperationState.WAITING_FOR_CHILD, board.current(), child.id().value());
      try {
        return runOnce(child, call);
      } catch (ChildWorkflowFailure e) {
        if (!Failures.isAlreadyRunning(e)) {
          throw e;
        }
        log.info("{} runs for somebody else, waiting for its end", child.id());
        notes.awaitClosed(child.id());
      }
    }
  }

  private <T, W> T runOnce(ChildOperation<W> child, Function<W, T> call) {
    W stub = Workflow.newChildWorkflowStub(child.type(), child.options(board.actor()));
    CompletablePromise<T> done = Workflow.newPromise();
    Workflow.newDetachedCancellationScope(
            () -> done.completeFrom(Async.function(() -> call.apply(stub))))
        .run();
    Workflow.newDetachedCancellationScope(
            () -> {
              Workflow.await(() -> done.isCompleted() || stops.asked());
              if (!done.isCompleted() && stops.request().undoes()) {
                stop(child.id(), stub);
              }
            })
        .run();
    try {
      T value = done.get();
      board.childEnded();
      return value;
    } catch (ChildWorkflowFailure e) {
      if (!Failures.isAlreadyRunning(e)) {
        board.childEnded();
        namePaidBy(child.id());
      }
      throw e;
    }
  }

  /** By our signal, which says who asks; a cancel request of Temporal could not. */
  private void stop(OperationId child, Object stub) {
    StopRequest stop = stops.request();
    CancelRequest request = new CancelRequest(stop.actor().through(board.id()), stop.reason());
    try {
      ((OperationControl) stub).cancel(request);
    } catch (SignalExternalWorkflowException e) {
      log.info("{} has ended before it could be stopped", child);
    }
  }

  /** A child that did not succeed has no result, but what it paid is paid. */
  private void namePaidBy(OperationId child) {
    Workflow.newDetachedCancellationScope(() -> notes.paidBy(child).forEach(board::paid)).run();
  }
}
