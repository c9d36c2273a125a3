package dev.longhaul.durable;

import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Waits that have a patience and can be extended. */
final class Waits {
  private final ProgressBoard board;
  private final Stops stops;
  private @Nullable Duration extension;
  private @Nullable Instant since;
  private String waited = "";

  Waits(ProgressBoard board, Stops stops) {
    this.board = board;
    this.stops = stops;
  }

  /** The step's next long wait may take this long, whatever its own patience. */
  void extend(Duration by) {
    extension = by;
  }

  /** An extension is of one step, and so is the time that has gone by. */
  void forget() {
    extension = null;
    since = null;
  }

  /** The next wait is not the last one's rest: what it is for is begun again. */
  void beginAnew() {
    since = null;
  }

  <T> T within(Duration patience, String what, Enum<?> problem, Functions.Func<T> call) {
    if (stops.pressing()) {
      throw new Stopped();
    }
    Instant began = began(what);
    Duration limit = extended(patience);
    Instant until = ProgressBoard.now().plus(limit);
    CompletablePromise<T> done = Workflow.newPromise();
    CancellationScope waiting =
        Workflow.newCancellationScope(() -> done.completeFrom(Async.function(call)));
    waiting.run();
    if (!await(limit, what, done::isCompleted)) {
      waiting.cancel("patience is over");
      throw StepBlocked.expired(
          problem, what + " took longer than " + Words.of(Duration.between(began, until)));
    }
    return done.get();
  }

  /** A short wait, such as for an answer before asking again; never extended. */
  boolean await(Duration patience, String what, BooleanSupplier condition) {
    board.waiting(what, ProgressBoard.now().plus(patience));
    return TimedWait.until(patience, what, condition);
  }

  /** When the wait began of which this may be a rest. */
  private Instant began(String what) {
    Instant began = since != null && waited.equals(what) ? since : ProgressBoard.now();
    since = began;
    waited = what;
    return began;
  }

  private Duration extended(Duration patience) {
    Duration limit = extension == null ? patience : extension;
    extension = null;
    return limit;
  }
}
