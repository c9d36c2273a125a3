package dev.longhaul.durable;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ChildWorkflowFailure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What has to be undone, the latest first (O-14). Entries are keyed by step and title. */
final class Undo {
  private final Deque<Entry> entries = new ArrayDeque<>();
  private final ProgressBoard board;
  private final Parks parks;
  private final VendorWaits vendors;

  record Entry(String step, String title, Runnable action) {}

  Undo(ProgressBoard board, Parks parks, VendorWaits vendors) {
    this.board = board;
    this.parks = parks;
    this.vendors = vendors;
  }

  /**
   * Remembers an undo; the first one of the same step and title wins, because only the first look
   * saw the world before we changed it.
   */
  void remember(String step, String title, Runnable action) {
    boolean known =
        entries.stream()
            .anyMatch(entry -> entry.step().equals(step) && entry.title().equals(title));
    if (!known) {
      entries.push(new Entry(step, title, action));
    }
  }

  /** Undoes everything; what cannot be undone parks, and is listed when a person leaves it. */
  void runAll() {
    board.state(OperationState.UNDOING);
    while (!entries.isEmpty()) {
      Entry entry = entries.pop();
      board.undoing(entry.step());
      boolean undone = run(entry);
      board.mark(entry.step(), undone ? StepStatus.UNDONE : StepStatus.LEFT);
    }
  }

  private boolean run(Entry entry) {
    while (true) {
      StepBlocked blocked;
      try {
        entry.action().run();
        return true;
      } catch (StepBlocked e) {
        blocked = e;
      } catch (ActivityFailure | ChildWorkflowFailure e) {
        blocked = StepBlocked.of(e);
      }
      if (blocked.pause().isPresent()) {
        vendors.await(blocked.pause().get());
      } else if (left(entry, blocked)) {
        board.leftover(entry.title() + ": " + blocked.report().message());
        return false;
      }
    }
  }

  private boolean left(Entry entry, StepBlocked blocked) {
    Parking parking =
        parks.open(entry.step(), StepRule.plain(), blocked, Parks.wordsForUndo(), true);
    Optional<Decision> decision =
        parks.await(parking, StepRule.plain(), "Undo: " + entry.title(), false, () -> false);
    board.unpark(OperationState.UNDOING);
    return decision.isEmpty() || decision.get().word() == DecisionWord.LEAVE;
  }
}
