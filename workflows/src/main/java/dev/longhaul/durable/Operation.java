package dev.longhaul.durable;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;

/**
 * One execution of a process that an operator can see, follow and decide on. A workflow does
 * everything through {@link #step}: inside a step it looks, remembers the undo, and acts. What
 * retrying cannot mend parks and waits for a decision; a stop ends the waits, lets a running write
 * finish, and undoes in reverse order.
 */
public final class Operation {
  /** How long a running write may go on after a cancel to finish its retries and read back. */
  static final Duration GRACE = Duration.ofMinutes(2);

  private final Logger log = Workflow.getLogger(Operation.class);
  private final String kind;
  private final ProgressBoard board;
  private final DecisionDesk desk = new DecisionDesk();
  private final OperationNotes notes = new OperationNotes();
  private final Map<String, String> edits = new LinkedHashMap<>();
  private final Parks parks;
  private final Undo undo;
  private OperationListener listener = new OperationListener() {};
  private StopRequest stop;
  private boolean undoing;
  private CancellationScope stepScope;
  private Duration extension;
  private String conclusion = "done";
  private Outcome success = Outcome.SUCCEEDED;

  Operation(String kind, OperationStep[] steps) {
    this.kind = kind;
    this.board = new ProgressBoard(kind, steps);
    this.parks = new Parks(board, desk, notes);
    this.undo = new Undo(board, parks);
  }

  /** Sets who is told about parks. */
  public void listener(OperationListener listener) {
    this.listener = listener;
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

  private <R> R runDetached(String title, Functions.Func<R> steps) {
    open(title);
    try {
      R value = steps.apply();
      if (stop == null) {
        close(success, conclusion);
        return value;
      }
    } catch (Stopped e) {
      log.info("{} leaves its steps: {}", board.title(), stop.sentence());
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
    if (board.step() != null) {
      board.markUnfinished(board.step());
    }
    if (stop.undoes()) {
      undoing = true;
      notes.record(
          new OperationActivities.Snapshot(
              OperationState.UNDOING, board.step(), stop.sentence(), null, null));
      undo.runAll();
    }
    listener.ending(stop.outcome(), stop.sentence());
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
    throw new CanceledFailure(stop.sentence());
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
    leaveIfStopped();
    while (true) {
      board.begin(step);
      log.info("{}: {}", board.title(), step.title());
      StepBlocked blocked;
      try {
        T value = inStepScope(body);
        board.end(step, StepStatus.DONE);
        return value;
      } catch (StepBlocked e) {
        blocked = e;
      } catch (ActivityFailure | ChildWorkflowFailure | CanceledFailure e) {
        blocked = StepBlocked.of(Failures.report(e));
      }
      if (!blocked.isOutcomeUnknown()) {
        leaveIfStopped();
      }
      Decision decision = park(step, rule, blocked);
      listener.resumed(step);
      if (decision.word() == DecisionWord.SKIP) {
        board.end(step, StepStatus.SKIPPED);
        return rule.skipValue();
      }
    }
  }

  private <T> T inStepScope(Functions.Func<T> body) {
    List<T> value = new ArrayList<>(1);
    stepScope = Workflow.newCancellationScope(() -> value.add(body.apply()));
    stepScope.run();
    return value.get(0);
  }

  /** Parks; returns the decision to go on, or leaves the steps for every other one. */
  private Decision park(OperationStep step, StepRule<?> rule, StepBlocked blocked) {
    log.warn("{} parks at {}: {}", board.title(), step.title(), blocked.getMessage());
    StopRequest before = stop;
    Parking parking = parks.open(step.name(), rule, blocked, Parks.wordsFor(rule), false);
    listener.parked(parking);
    Optional<Decision> decision =
        parks.await(parking, step.title(), blocked.isExpired(), () -> stop != before);
    if (decision.isEmpty() && stop == before) {
      stop = new StopRequest(Outcome.FAILED, Actor.SYSTEM, "nobody decided before the deadline");
    }
    board.unpark(OperationState.RUNNING);
    if (stop != before) {
      throw new Stopped();
    }
    decision.ifPresent(this::follow);
    if (decision.isEmpty() || !goesOn(decision.get())) {
      throw new Stopped();
    }
    notes.record(
        new OperationActivities.Snapshot(
            OperationState.RUNNING, step.name(), decision.get().word() + " decided", null, null));
    return decision.get();
  }

  private void follow(Decision decision) {
    switch (decision.word()) {
      case EDIT -> edits.putAll(decision.fields());
      case EXTEND -> extension = decision.extendBy();
      case ABORT -> stopBy(Outcome.ABORTED, decision);
      case ROLL_BACK -> stopBy(Outcome.ROLLED_BACK, decision);
      case GIVE_UP -> stopBy(Outcome.FAILED, decision);
      case RETRY, SKIP, LEAVE -> log.info("{} decided by {}", decision.word(), decision.actor());
    }
  }

  private void stopBy(Outcome outcome, Decision decision) {
    stop = new StopRequest(outcome, decision.actor(), decision.reason());
  }

  private static boolean goesOn(Decision decision) {
    return switch (decision.word()) {
      case RETRY, EDIT, SKIP, EXTEND -> true;
      case ABORT, ROLL_BACK, GIVE_UP, LEAVE -> false;
    };
  }

  private void leaveIfStopped() {
    if (stop != null) {
      throw new Stopped();
    }
  }

  // Inside a step

  /** An activity interface on a task queue. */
  public <A> Port<A> port(Class<A> type, String queue) {
    return new Port<>(type, queue, this::detached);
  }

  /** The fencing token of the next write. */
  public Fence fence() {
    return notes.fence();
  }

  /** Remembers how to undo what this step is about to do; call it before the act. */
  public void undo(String title, Runnable action) {
    undo.remember(board.step(), title, action);
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

  /** The operation succeeds only in part. */
  public void concludePartly(String message) {
    success = Outcome.PARTIAL;
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
    return stop == null ? "" : stop.sentence();
  }

  /** Does something beside the process, such as a status in the ledger; nothing waits for it. */
  public void aside(Functions.Proc note) {
    notes.aside(note);
  }

  /** A field that a person has changed by {@code edit}. */
  public Optional<String> edited(String field) {
    return Optional.ofNullable(edits.get(field));
  }

  /**
   * Waits for {@code call} no longer than {@code patience}; then the step parks, and {@code extend}
   * waits on. The call is an activity without an end of its own.
   */
  public <T> T within(Duration patience, String what, Enum<?> problem, Functions.Func<T> call) {
    if (stopping()) {
      throw new Stopped();
    }
    CompletablePromise<T> done = Workflow.newPromise();
    CancellationScope waiting =
        Workflow.newCancellationScope(() -> done.completeFrom(Async.function(call)));
    waiting.run();
    if (!await(patience, what, done::isCompleted)) {
      waiting.cancel("patience is over");
      throw StepBlocked.expired(problem, what + " took longer than " + Words.of(patience));
    }
    return done.get();
  }

  /** Waits until the condition holds, at most {@code patience}; returns whether it holds. */
  public boolean await(Duration patience, String what, BooleanSupplier condition) {
    Duration limit = extension == null ? patience : extension;
    extension = null;
    board.waiting(what, ProgressBoard.now().plus(limit));
    return TimedWait.until(limit, what, condition);
  }

  /**
   * Runs a piece of this operation as an operation of its own. When somebody else already runs it,
   * waits for that end and then starts it anew, which finds the thing done.
   */
  public <T, W> T child(ChildOperation<W> child, Function<W, T> call) {
    while (true) {
      board.waitingFor(child.id());
      try {
        return runChild(child, call);
      } catch (ChildWorkflowFailure e) {
        if (!Failures.isAlreadyRunning(e)) {
          throw e;
        }
        log.info("{} runs for somebody else, waiting for its end", child.id());
        notes.awaitClosed(child.id());
      }
    }
  }

  private <T, W> T runChild(ChildOperation<W> child, Function<W, T> call) {
    W stub = Workflow.newChildWorkflowStub(child.type(), child.options(board.actor()));
    CompletablePromise<T> done = Workflow.newPromise();
    CancellationScope running =
        Workflow.newDetachedCancellationScope(
            () -> done.completeFrom(Async.function(() -> call.apply(stub))));
    running.run();
    Workflow.newDetachedCancellationScope(
            () -> {
              Workflow.await(() -> done.isCompleted() || stop != null);
              if (!done.isCompleted() && stop.undoes()) {
                running.cancel(stop.sentence());
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

  /** A child that did not succeed has no result, but what it paid is paid. */
  private void namePaidBy(OperationId child) {
    Workflow.newDetachedCancellationScope(() -> notes.paidBy(child).forEach(board::paid)).run();
  }

  /** Runs a write so that no cancel reaches it; after a stop it has {@link #GRACE} to end. */
  private Object detached(Functions.Func<Object> call) {
    CompletablePromise<Object> done = Workflow.newPromise();
    CancellationScope writing =
        Workflow.newDetachedCancellationScope(() -> done.completeFrom(Async.function(call)));
    writing.run();
    Workflow.newDetachedCancellationScope(
            () -> {
              Workflow.await(() -> done.isCompleted() || stopping());
              TimedWait.until(GRACE, "Grace for a running write", done::isCompleted);
            })
        .run();
    if (!done.isCompleted()) {
      writing.cancel("a stop was asked for and the grace is over");
    }
    try {
      return done.get();
    } catch (ActivityFailure e) {
      if (stopping() && Failures.isCancellation(e)) {
        throw StepBlocked.outcomeUnknown();
      }
      throw e;
    }
  }

  private boolean stopping() {
    return stop != null && !undoing;
  }

  // Handles

  /** Records a stop and ends the waits; a second one changes nothing. */
  boolean stop(Outcome outcome, Actor actor, String reason) {
    if (stop != null || board.state().ended()) {
      log.info("{} asks to stop, but {} is stopping already", actor, board.title());
      return false;
    }
    stop = new StopRequest(outcome, actor, reason);
    if (stepScope != null) {
      stepScope.cancel(stop.sentence());
    }
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
