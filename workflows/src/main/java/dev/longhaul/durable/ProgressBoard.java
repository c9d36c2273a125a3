package dev.longhaul.durable;

import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an operation shows: steps, state, details table, search attributes. */
final class ProgressBoard {
  private final String kind;
  private final StepLines lines;
  private final List<Money> paid = new ArrayList<>();
  private final List<String> leftovers = new ArrayList<>();
  private final OperationId id;
  private String title;
  private final Actor actor;
  private OperationState state = OperationState.ACCEPTED;
  private @Nullable String step;
  private final Instant startedAt;
  private @Nullable Instant endedAt;
  private @Nullable Parking parking;
  private @Nullable OperationId waitsForOperation;
  private @Nullable String asked;
  private @Nullable String message;

  ProgressBoard(String kind, OperationStep[] declared) {
    this.kind = kind;
    this.id = new OperationId(Workflow.getInfo().getWorkflowId());
    this.title = kind + " " + id.subject();
    this.actor = starter();
    this.startedAt = now();
    this.lines = new StepLines(kind, declared);
  }

  void open(String title) {
    this.title = title;
    state(OperationState.RUNNING);
  }

  void begin(OperationStep step) {
    lines.begin(step.name(), now());
    this.step = step.name();
    asked = null;
    parking = null;
    state(OperationState.RUNNING);
  }

  void end(OperationStep step, StepStatus status) {
    lines.end(step.name(), status, now());
    waitsForOperation = null;
    publish();
  }

  /** The undo of a step begins; what is waited for from now on belongs to it. */
  void undoing(String step) {
    this.step = step;
    asked = null;
    state(OperationState.UNDOING);
  }

  /** Marks how a step ended after the operation has left its steps. */
  void mark(String step, StepStatus status) {
    lines.mark(step, status, now());
    publish();
  }

  /** Marks the step that a stop left unfinished. */
  void markUnfinished(String step) {
    if (lines.isUnfinished(step)) {
      mark(step, StepStatus.FAILED);
    }
  }

  void fact(String fact) {
    lines.fact(current(), fact);
    publish();
  }

  /** The step turns to a task queue; one of a vendor account is remembered for its park. */
  void asks(String queue) {
    if (TaskQueues.isVendor(queue)) {
      asked = queue;
    }
  }

  /** The vendor account that the step has asked last, or null. */
  @Nullable String asked() {
    return asked;
  }

  void waiting(String what, @Nullable Instant until) {
    lines.waiting(current(), what, until);
    publish();
  }

  void waitingFor(OperationId child) {
    waitsForOperation = child;
    waiting("operation " + child, null);
    state(OperationState.WAITING_FOR_CHILD);
  }

  void childEnded() {
    waitsForOperation = null;
    state(OperationState.RUNNING);
  }

  void park(Parking parking, OperationState whileParked) {
    this.parking = parking;
    if (lines.declares(parking.step())) {
      lines.park(parking.step(), parking.failure().message());
    }
    waitsForOperation = null;
    state(whileParked);
  }

  void unpark(OperationState next) {
    parking = null;
    state(next);
  }

  void close(OperationState outcome, String message) {
    this.message = message;
    endedAt = now();
    parking = null;
    waitsForOperation = null;
    state(outcome);
  }

  void paid(Money amount) {
    paid.add(amount);
  }

  void leftover(String what) {
    leftovers.add(what);
  }

  List<Money> paid() {
    return List.copyOf(paid);
  }

  List<String> leftovers() {
    return List.copyOf(leftovers);
  }

  OperationState state() {
    return state;
  }

  @Nullable String step() {
    return step;
  }

  String current() {
    return Objects.requireNonNull(step, "no step has begun");
  }

  String title() {
    return title;
  }

  OperationId id() {
    return id;
  }

  private static Actor starter() {
    Object name = Workflow.getMemo(Memo.ACTOR, String.class);
    return name == null ? Actor.SYSTEM : new Actor(name.toString());
  }

  Actor actor() {
    return actor;
  }

  Progress progress() {
    return new Progress(
        id,
        kind,
        id.subject(),
        title,
        state,
        actor,
        startedAt,
        endedAt,
        parking == null ? null : parking.deadline(),
        lines.all(),
        parking,
        waitsForOperation,
        paid(),
        leftovers(),
        message,
        "live");
  }

  void state(OperationState state) {
    this.state = state;
    SearchAttributes.show(state, step);
    publish();
  }

  private void publish() {
    Workflow.setCurrentDetails(DetailsTable.of(progress()));
  }

  static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
