package dev.longhaul.durable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Parks an operation and waits for a person, with a reminder and a deadline. A park that news have
 * ended, and that comes again for the same reason, is the same one: its number and deadline stay,
 * and nobody is told twice.
 */
final class Parks {
  /** How long a parked operation waits for a person before it gives up. */
  static final Duration PATIENCE = Duration.ofDays(7);

  /** How long before the deadline the operators are reminded. */
  static final Duration REMINDER = Duration.ofDays(1);

  private final ProgressBoard board;
  private final DecisionDesk desk;
  private final OperationNotes notes;
  private int number;
  private int told;
  private @Nullable Parking resumed;

  Parks(ProgressBoard board, DecisionDesk desk, OperationNotes notes) {
    this.board = board;
    this.desk = desk;
    this.notes = notes;
  }

  /** What may be decided on a step. */
  static List<DecisionWord> wordsFor(StepRule<?> rule) {
    List<DecisionWord> words = new ArrayList<>(List.of(DecisionWord.RETRY));
    if (!rule.fieldNames().isEmpty()) {
      words.add(DecisionWord.EDIT);
    }
    if (rule.skippable()) {
      words.add(DecisionWord.SKIP);
    }
    words.addAll(
        List.of(
            DecisionWord.ABORT, DecisionWord.ROLL_BACK, DecisionWord.GIVE_UP, DecisionWord.EXTEND));
    return words;
  }

  /** What may be decided on an undo that cannot finish. */
  static List<DecisionWord> wordsForUndo() {
    return List.of(DecisionWord.RETRY, DecisionWord.LEAVE, DecisionWord.EXTEND);
  }

  Parking open(
      String step, StepRule<?> rule, StepBlocked blocked, List<DecisionWord> words, boolean undo) {
    Parking parking =
        again(step, blocked).orElseGet(() -> first(step, rule, blocked.report(), words));
    resumed = null;
    desk.open(parking, rule);
    board.park(parking, undo ? OperationState.UNDOING : OperationState.PARKED);
    record(parking);
    return parking;
  }

  private Optional<Parking> again(String step, StepBlocked blocked) {
    return Optional.ofNullable(resumed)
        .filter(last -> last.step().equals(step) && last.failure().equals(blocked.report()));
  }

  private Parking first(
      String step, StepRule<?> rule, FailureReport failure, List<DecisionWord> words) {
    Instant now = ProgressBoard.now();
    return new Parking(
        ++number, step, failure, words, rule.fieldNames(), now, now.plus(PATIENCE), board.asked());
  }

  /**
   * Waits for the decision, or for news that the rule goes on by. Empty when {@code stopped} became
   * true or the deadline passed. An extension of a wait that ran out is returned; any other moves
   * the deadline and waits on.
   */
  Optional<Decision> await(
      Parking opened,
      StepRule<?> rule,
      String stepTitle,
      boolean expired,
      BooleanSupplier stopped) {
    Parking parking = opened;
    boolean reminded = isReminded(opened);
    tellOnce(parking, stepTitle);
    while (true) {
      Instant wake = reminded ? parking.deadline() : parking.deadline().minus(REMINDER);
      pause(wake, () -> stopped.getAsBoolean() || rule.news().isPresent());
      if (desk.decided()) {
        Decision decision = desk.take();
        notes.decided(decision);
        if (decision.word() != DecisionWord.EXTEND || expired) {
          return Optional.of(decision);
        }
        parking = extend(parking, decision);
        reminded = false;
      } else if (rule.news().isPresent() && !stopped.getAsBoolean()) {
        return Optional.of(resume(parking, rule.news().get()));
      } else if (stopped.getAsBoolean() || reminded) {
        desk.withdraw();
        if (!stopped.getAsBoolean()) {
          tell(Notice.Kind.GAVE_UP, parking, stepTitle);
        }
        return Optional.empty();
      } else {
        reminded = true;
        tell(Notice.Kind.REMINDER, parking, stepTitle);
      }
    }
  }

  /** One that comes again has had its reminder. */
  private boolean isReminded(Parking opened) {
    return opened.number() == told
        && !ProgressBoard.now().isBefore(opened.deadline().minus(REMINDER));
  }

  private Decision resume(Parking parking, String news) {
    desk.withdraw();
    resumed = parking;
    Decision decision = Decision.byItself(parking, news);
    notes.decided(decision);
    return decision;
  }

  private void pause(Instant wake, BooleanSupplier other) {
    TimedWait.until(
        Duration.between(ProgressBoard.now(), wake),
        "Parked: a person decides",
        () -> desk.decided() || other.getAsBoolean());
  }

  private Parking extend(Parking parking, Decision decision) {
    Parking longer = parking.until(parking.deadline().plus(decision.extendBy()));
    desk.reopen(longer);
    board.park(longer, board.state());
    record(longer);
    return longer;
  }

  private void tellOnce(Parking parking, String stepTitle) {
    if (parking.number() != told) {
      told = parking.number();
      tell(Notice.Kind.PARKED, parking, stepTitle);
    }
  }

  private void tell(Notice.Kind kind, Parking parking, String stepTitle) {
    String message =
        kind == Notice.Kind.GAVE_UP
            ? "nobody decided before the deadline; " + parking.failure().message()
            : parking.failure().message();
    List<String> commands =
        kind == Notice.Kind.GAVE_UP
            ? List.of("longhaul operation show " + board.id())
            : commands(parking);
    notes.tell(
        kind.word() + "/" + parking.number() + "/" + parking.deadline().getEpochSecond(),
        id ->
            new Notice(
                id,
                kind,
                ProgressBoard.now(),
                board.id(),
                board.title(),
                stepTitle,
                parking,
                message,
                parking.vendor(),
                List.of(),
                commands));
  }

  private List<String> commands(Parking parking) {
    return parking.allowed().stream()
        .map(word -> "longhaul operation decide " + board.id() + " " + word)
        .toList();
  }

  private void record(Parking parking) {
    notes.record(
        new OperationActivities.Snapshot(
            board.state(),
            parking.step(),
            parking.failure().message(),
            parking.since(),
            parking.deadline(),
            parking.vendor()));
  }
}
