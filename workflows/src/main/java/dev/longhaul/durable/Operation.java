package dev.longhaul.durable;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * One execution of a process that an operator can see, follow and decide on. A workflow does
 * everything through {@link #step}: inside a step it looks, remembers the undo, and acts. What
 * retrying cannot mend parks and waits for a decision; a stop ends the waits, lets a running write
 * finish, and undoes in reverse order.
 */
public final class Operation {
  private final Logger log = Workflow.getLogger(Operation.class);
  private final String kind;
  private final ProgressBoard board;
  private final DecisionDesk desk = new DecisionDesk();
  private final OperationNotes notes = new OperationNotes();
  private final Stops stops = new Stops();
  private final Writes writes = new Writes(stops);
  private final Waits waits;
  private final Children children;
  private final Steps steps;
  private final Undo undo;
  private String conclusion = "done";
  private Outcome success = Outcome.SUCCEEDED;

  Operation(String kind, OperationStep[] declared) {
    this.kind = kind;
    this.board = new ProgressBoard(kind, declared);
    this.waits = new Waits(board, stops);
    this.children = new Children(board, notes, stops);
    Parks parks = new Parks(board, desk, notes);
    VendorWaits vendors = new VendorWaits(board, notes, stops);
    this.steps = new Steps(board, notes, parks, stops, waits, vendors, this::keep);
    this.undo = new Undo(board, parks, vendors);
  }

  /** Sets who is told about parks. */
  public void listener(OperationListener listener) {
    steps.listener(listener);
  }

  // The whole

  /**
   * Runs the steps and closes the operation: returns their value on success, fails the workflow
   * with the outcome as the type, or closes it as canceled after an abort.
   */
  public <R> R run(String title, Functions.Func<R> steps) {
    CancellationScope root = CancellationScope.current();
    root.getCancellationRequest().thenApply(reason -> stop(Outcome.ABORTED, Actor.SYSTEM, reason));
    List<R> result = new ArrayList<>(1);
    Workflow.newDetachedCancellationScope(() -> result.add(runDetached(title, steps))).run();
    if (board.state() == OperationState.ABORTED) {
      closeAsCanceled(root);
    }
    return result.get(0);
  }

  private <R> @Nullable R runDetached(String title, Functions.Func<R> steps) {
    open(title);
    try {
      R value = steps.apply();
      if (!stops.asked()) {
        close(success, conclusion);
        return value;
      }
    } catch (Stopped e) {
      log.info("{} leaves its steps: {}", board.title(), stops.request().sentence());
    }
    endStopped();
    return null;
  }

  private void open(String title) {
    OperationId id = board.id();
    board.open(title);
    notes.claim(
        new OperationActivities.Claim(
            id,
            Workflow.getInfo().getRunId(),
            kind,
            id.subject(),
            title,
            board.actor(),
            ProgressBoard.now()));
    log.info("{} begins: {}", id, title);
  }

  private void endStopped() {
    StopRequest stop = stops.request();
    if (board.step() != null) {
      board.markUnfinished(board.step());
    }
    if (stop.undoes()) {
      stops.beginUndo();
      notes.record(
          new OperationActivities.Snapshot(OperationState.UNDOING, board.step(), stop.sentence()));
      undo.runAll();
    }
    steps.ending(stop);
    close(stop.outcome(), stop.sentence());
    if (stop.outcome() != Outcome.ABORTED) {
      throw ApplicationFailure.newNonRetryableFailure(stop.sentence(), stop.outcome().name());
    }
  }

  private void close(Outcome outcome, String message) {
    desk.withdraw();
    notes.close(new OperationActivities.Closing(outcome, message, board.paid(), board.leftovers()));
    board.close(OperationState.of(outcome), message);
    log.info("{} ends {}: {}", board.title(), outcome, message);
    Workflow.await(Workflow::isEveryHandlerFinished);
  }

  /** After an undo Temporal itself shall show "canceled", whoever asked for the stop. */
  private void closeAsCanceled(CancellationScope root) {
    if (!root.isCancelRequested()) {
      Workflow.newDetachedCancellationScope(
              () -> {
                notes.cancelThisRun();
                Workflow.await(root::isCancelRequested);
              })
          .run();
    }
    throw new CanceledFailure(stops.request().sentence());
  }

  // Steps

  /** Does one step; parks and waits for a decision when it cannot succeed. */
  public <T> T step(OperationStep step, Functions.Func<T> body) {
    return step(step, StepRule.plain(), body);
  }

  /** Does one step without a value. */
  public void step(OperationStep step, Functions.Proc body) {
    step(step, StepRule.plain(), body);
  }

  /** Does one step without a value that declares what a person may skip or edit. */
  public void step(OperationStep step, StepRule<Void> rule, Functions.Proc body) {
    step(
        step,
        rule,
        () -> {
          body.apply();
          return null;
        });
  }

  /** Does one step that declares what a person may skip or edit. */
  public <T> T step(OperationStep step, StepRule<T> rule, Functions.Func<T> body) {
    return steps.run(step, rule, body);
  }

  // Inside a step

  /** An activity interface on a task queue. */
  public <A> Port<A> port(Class<A> type, String queue) {
    return new Port<>(type, queue, board::asks, writes::run);
  }

  /** Says that the step depends on a vendor account that it does not ask itself. */
  public void dependsOn(String account) {
    board.asks(account);
  }

  /** The fencing token of the next write. */
  public Fence fence() {
    return notes.fence();
  }

  /** Remembers how to undo what this step is about to do; call it before the act. */
  public void undo(String title, Runnable action) {
    undo.remember(board.current(), title, action);
  }

  /** What the step has found or done, for the operator: facts, not adjectives. */
  public void fact(String fact) {
    board.fact(fact);
  }

  /** Money that was spent; the outcome names it. */
  public void paid(Money amount) {
    board.paid(amount);
  }

  /** The sentence with which the operation succeeds. */
  public void conclude(String message) {
    conclusion = message;
  }

  /** The operation ends FAILED by a business answer: nobody has to decide anything. */
  public void concludeFailed(String message) {
    success = Outcome.FAILED;
    conclusion = message;
  }

  /** Who started this operation. */
  public Actor startedBy() {
    return board.actor();
  }

  /** Why it stops, or an empty text while nobody has stopped it. */
  public String stopReason() {
    return stops.asked() ? stops.request().sentence() : "";
  }

  /** Tells the operators, once in this run for each {@code what}; nothing waits for it. */
  public void tell(Notice.Kind kind, String what, String message) {
    notes.tell(
        what,
        id ->
            new Notice(
                id,
                kind,
                ProgressBoard.now(),
                board.id(),
                board.title(),
                null,
                null,
                message,
                null,
                List.of(),
                List.of("longhaul operation show " + board.id())));
  }

  /**
   * Writes something that no later step needs, such as a line of the log, while the process goes
   * on. No stop reaches it, and the operation does not close before it is written. For a call by
   * {@link Port#owed}.
   *
   * @return completed once it is written, or has failed for good
   */
  public Promise<Void> owe(Functions.Proc note) {
    return notes.owe(note);
  }

  /**
   * Waits up to ten seconds for what is owed, so that what is written next stands after it: with
   * the ledger away for longer the order is given up.
   */
  public void settle() {
    notes.settle();
  }

  /** Does something beside the process, such as a status in the ledger; nothing waits for it. */
  public void aside(Functions.Proc note) {
    notes.aside(note);
  }

  private void keep(Map<String, String> edits) {
    port(OperationActivities.class, TaskQueues.MAIN)
        .act("Keep what was edited with the order")
        .edited(fence(), edits);
  }

  /** A field that a person has changed by {@code edit}. */
  public Optional<String> edited(String field) {
    return steps.edited(field);
  }

  /**
   * Waits for {@code call} no longer than {@code patience}; then the step parks, and {@code extend}
   * waits on. The call is an activity without an end of its own.
   */
  public <T> T within(Duration patience, String what, Enum<?> problem, Functions.Func<T> call) {
    return waits.within(patience, what, problem, call);
  }

  /**
   * Waits until the condition holds, at most {@code patience}; returns whether it holds. Of a wait
   * that {@code extend} can lengthen see {@link #within}.
   */
  public boolean await(Duration patience, String what, BooleanSupplier condition) {
    return waits.await(patience, what, condition);
  }

  /**
   * Runs a piece of this operation as an operation of its own. When somebody else already runs it,
   * waits for that end and then starts it anew, which finds the thing done.
   */
  public <T, W> T child(ChildOperation<W> child, Function<W, T> call) {
    return children.run(child, call);
  }

  // Handles

  /** Records a stop and ends the waits; a second one changes nothing. */
  boolean stop(Outcome outcome, Actor actor, @Nullable String reason) {
    if (stops.asked() || board.state().ended()) {
      log.info("{} asks to stop, but {} is stopping already", actor, board.title());
      return false;
    }
    stops.ask(new StopRequest(outcome, actor, reason));
    return true;
  }

  void checkDecision(Decision decision) {
    desk.check(decision, progress());
  }

  DecisionReceipt decide(Decision decision) {
    desk.record(decision);
    return new DecisionReceipt(
        "%s recorded for %s at %s".formatted(decision.word(), board.id(), decision.step()));
  }

  Progress progress() {
    return board.progress();
  }
}
