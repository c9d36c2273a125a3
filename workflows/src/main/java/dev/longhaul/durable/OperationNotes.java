package dev.longhaul.durable;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What an operation writes about itself. Claim, closing and the news that nobody has decided wait
 * as long as it takes; everything in between is written beside the process, so that a person can
 * decide while the ledger or the mail server is away. Fence and sequence keep the order.
 */
final class OperationNotes {
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  private final OperationActivities ledger =
      Workflow.newActivityStub(
          OperationActivities.class, StepOptions.await(TaskQueues.MAIN, "Write the ledger"));
  private final NoticePostActivities post =
      Workflow.newActivityStub(
          NoticePostActivities.class, StepOptions.await(TaskQueues.MAIN, "Tell the operators"));
  private final List<Promise<Void>> underWay = new ArrayList<>();
  private final List<Promise<Void>> owed = new ArrayList<>();
  private final OperationId id = new OperationId(Workflow.getInfo().getWorkflowId());
  private long token;
  private long sequence;
  private boolean stepTold;

  void claim(OperationActivities.Claim claim) {
    token = ledger.claim(claim);
  }

  Fence fence() {
    return new Fence(id, token, ++sequence);
  }

  void record(OperationActivities.Snapshot snapshot) {
    stepTold = snapshot.step() != null;
    Fence fence = fence();
    underWay.add(Async.procedure(ledger::record, fence, snapshot));
  }

  /** So that a list shows for what it waits, also for days. */
  void waits(OperationState state, String step, String what) {
    record(new OperationActivities.Snapshot(state, step, "waits for " + what));
  }

  /** What was told of an earlier step no longer holds; not every step is worth a line. */
  void forgetStep() {
    if (stepTold) {
      record(new OperationActivities.Snapshot(OperationState.RUNNING, null, null));
    }
  }

  /**
   * The API has entered the decisions that it has let through; others, such as going on by itself,
   * nobody has seen.
   */
  void decided(Decision decision) {
    if (decision.actor().isUnauthenticated() || decision.byNobody()) {
      Fence fence = fence();
      aside(() -> ledger.decided(fence, decision));
    }
  }

  /** Runs a note beside the process; its failure is logged and nothing else. */
  void aside(Functions.Proc note) {
    underWay.add(written(note));
  }

  /** Runs a note beside the process that no stop reaches; the run does not close before it. */
  Promise<Void> owe(Functions.Proc note) {
    List<Promise<Void>> begun = new ArrayList<>(1);
    owed.removeIf(Promise::isCompleted);
    Workflow.newDetachedCancellationScope(() -> begun.add(written(note))).run();
    owed.addAll(begun);
    return begun.get(0);
  }

  /** Waits for what is owed, but not while the ledger is away; no stop ends it. */
  void settle() {
    Workflow.newDetachedCancellationScope(
            () -> TimedWait.until(LAST_WORDS, "What is owed", this::nothingOwed))
        .run();
  }

  private boolean nothingOwed() {
    return owed.stream().allMatch(Promise::isCompleted);
  }

  private Promise<Void> written(Functions.Proc note) {
    return Async.procedure(note)
        .exceptionally(
            failure -> {
              Workflow.getLogger(Operation.class).warn("{}: a note is lost", id, failure);
              return null;
            });
  }

  /**
   * Has the operators told; {@code what} tells the notices of this run apart. The run does not
   * close before the news of its end is handed in: closing drops what is still under way.
   */
  void tell(String what, Function<String, Notice> notice) {
    Notice made = notice.apply("%s/%d/%s".formatted(id, token, what));
    Promise<Void> told = written(() -> post.post(made));
    (made.kind() == Notice.Kind.GAVE_UP ? owed : underWay).add(told);
  }

  void close(OperationActivities.Closing closing) {
    Workflow.await(this::nothingOwed);
    TimedWait.until(
        LAST_WORDS, "Last notes", () -> underWay.stream().allMatch(Promise::isCompleted));
    ledger.close(fence(), closing);
  }

  void cancelThisRun() {
    ledger.cancelRun(id, Workflow.getInfo().getRunId());
  }

  /** What another operation has paid, also when it ended without a result. */
  List<Money> paidBy(OperationId other) {
    return ledger.paidBy(other);
  }

  /** Ends once the account is open again, or by a cancel. */
  void awaitVendor(String account) throws ActivityFailure {
    VendorActivities vendors =
        Workflow.newActivityStub(
            VendorActivities.class,
            StepOptions.await(TaskQueues.MAIN, "Wait while " + account + " is paused"));
    vendors.awaitOpen(id, account);
  }

  void awaitClosed(OperationId other) throws ActivityFailure {
    OperationActivities waiting =
        Workflow.newActivityStub(
            OperationActivities.class,
            StepOptions.await(TaskQueues.MAIN, "Wait for the end of " + other));
    waiting.awaitClosed(other);
  }
}
