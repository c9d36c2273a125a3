package dev.longhaul.durable;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Waits while a vendor account is paused. It is an activity without an end of its own, so that the
 * wait uses up nobody's budget; the patience of the step begins anew after it.
 */
final class VendorWaits {
  /** So that one who is let through and refused again does not ask in a hot loop. */
  private static final Duration LEAST = Duration.ofSeconds(5);

  private final Logger log = Workflow.getLogger(Operation.class);
  private final ProgressBoard board;
  private final OperationNotes notes;
  private final Stops stops;

  VendorWaits(ProgressBoard board, OperationNotes notes, Stops stops) {
    this.board = board;
    this.notes = notes;
    this.stops = stops;
  }

  /** Returns when the account is open again, or a stop has ended the wait. */
  void await(VendorPause pause) {
    if (stops.pressing()) {
      return;
    }
    log.info("{} waits: {}", board.title(), pause.sentence());
    board.waiting(pause.sentence(), null);
    Instant since = ProgressBoard.now();
    note("waiting: " + pause.sentence(), pause.account());
    try {
      stops.inStepScope(
          () -> {
            notes.awaitVendor(pause.account());
            return null;
          });
      Duration rest = LEAST.minus(Duration.between(since, ProgressBoard.now()));
      TimedWait.until(rest, "A moment before asking again", stops::pressing);
      note(null, null);
    } catch (ActivityFailure | CanceledFailure e) {
      if (!stops.pressing()) {
        throw e;
      }
    }
  }

  private void note(@Nullable String message, @Nullable String vendor) {
    notes.record(
        new OperationActivities.Snapshot(board.state(), board.step(), message, null, null, vendor));
  }
}
