package dev.longhaul.sandbox.chaos;

import dev.longhaul.durable.OperationId;
import dev.longhaul.emulators.faults.HoldPoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plays one case after another in the same box. */
final class CaseRunner {
  /** Longer than the heartbeat time-out of every activity. */
  private static final Duration BEYOND_HEARTBEAT = Duration.ofSeconds(7);

  private static final Duration REACHED = Duration.ofMinutes(3);
  private static final Duration SUCCESSOR = Duration.ofMinutes(2);
  private static final Duration EFFECT = Duration.ofSeconds(20);

  private final ChaosBox box;

  CaseRunner(ChaosBox box) {
    this.box = box;
  }

  /** Says how it went; nothing is broken when the promise was kept. */
  Played play(Case played) {
    box.ensureStandby();
    List<String> undisturbed = box.undisturbed(played.deed().flow());
    Watch watch = new Watch();
    try {
      Ordered ordered = reach(played, watch);
      return watch.played(played, ordered.differences(undisturbed), box);
    } catch (Patience.Overdue e) {
      return watch.played(played, List.of(e.getMessage()), box);
    } finally {
      box.clear();
    }
  }

  /** Where the time of a case goes. */
  private static final class Watch {
    private final long began = System.nanoTime();
    private double reached;
    private double acted;

    private double seconds() {
      return (System.nanoTime() - began) / 1e9;
    }

    private void reached() {
      reached = seconds();
    }

    private void acted() {
      acted = seconds() - reached;
    }

    private Played played(Case played, List<String> broken, ChaosBox box) {
      double ended = seconds() - reached - acted;
      String lastWords = broken.isEmpty() ? "" : box.lastWords();
      return new Played(played, reached, acted, ended, broken, lastWords);
    }
  }

  /** Orders, holds the call, acts, and lets it go. */
  private Ordered reach(Case played, Watch watch) {
    Deed deed = played.deed();
    boolean later = deed.flow().hasHalfway();
    HeldCall held = later ? null : box.hold(deed, played.point().hold());
    Ordered ordered = box.order(deed.flow());
    if (held == null) {
      ordered.awaitHalfway();
      held = box.hold(deed, played.point().hold());
      ordered.goOn();
    }
    Patience.until(deed + " stands " + played.point(), REACHED, held::isReached);
    watch.reached();
    act(played, ordered, held);
    watch.acted();
    return ordered;
  }

  private void act(Case played, Ordered ordered, HeldCall held) {
    switch (played.act()) {
      case KILL -> kill(played, ordered, held);
      case STOP -> stop(played, ordered, held);
      case TEMPORAL -> temporalAway(played, ordered, held);
      case POSTGRES -> {
        box.postgres().crash();
        held.release();
      }
    }
  }

  private void kill(Case played, Ordered ordered, HeldCall held) {
    int attempt = attempt(played, ordered);
    holders(played, ordered).forEach(WorkerProcess::kill);
    if (played.point() == Point.LATE) {
      letGoAfterSuccessor(played, ordered, held, attempt);
    } else {
      held.loseAnswer();
    }
    box.ensureStandby();
  }

  private void stop(Case played, Ordered ordered, HeldCall held) {
    List<WorkerProcess> holders = holders(played, ordered);
    holders.forEach(WorkerProcess::stop);
    try {
      Patience.pause(BEYOND_HEARTBEAT);
    } finally {
      holders.forEach(WorkerProcess::resume);
    }
    held.release();
  }

  private void temporalAway(Case played, Ordered ordered, HeldCall held) {
    int attempt = attempt(played, ordered);
    box.killTemporal();
    Patience.pause(BEYOND_HEARTBEAT);
    box.startTemporal();
    if (played.point() == Point.LATE) {
      letGoAfterSuccessor(played, ordered, held, attempt);
    } else {
      held.release();
    }
  }

  private int attempt(Case played, Ordered ordered) {
    return box.attempt(ordered.makersOf(played.deed()));
  }

  /**
   * The successor stands where the dead one stood, or was turned away by the lock of one that still
   * lives; then the first one's request takes effect, and at once after it the successor's. The
   * vendors' clock is fast: a pause in between would be seconds there.
   */
  private void letGoAfterSuccessor(Case played, Ordered ordered, HeldCall held, int attempt) {
    HeldCall successor = box.hold(played.deed(), HoldPoint.BEFORE_EFFECT);
    boolean tried =
        Patience.within(
            SUCCESSOR, () -> successor.isReached() || attempt(played, ordered) > attempt + 1);
    HeldCall late = box.hold(played.deed(), HoldPoint.AFTER_EFFECT);
    held.release();
    if (!tried) {
      throw new Patience.Overdue("no successor tried, so nothing was late: not played");
    }
    Patience.until("the late effect", EFFECT, late::isReached);
    successor.release();
    late.release();
  }

  private List<WorkerProcess> holders(Case played, Ordered ordered) {
    Optional<WorkerProcess> holder = holder(ordered.makersOf(played.deed()));
    List<WorkerProcess> alive = box.workers().stream().filter(WorkerProcess::isAlive).toList();
    return hit(played, holder, alive);
  }

  /**
   * Whom the act hits: whoever has the call in hand. When the answer was delivered, that may be
   * nobody any more; then all, because one of them goes on with it.
   *
   * @throws Patience.Overdue when nobody would be hit, because then nothing was played
   */
  static <W> List<W> hit(Case played, Optional<W> holder, List<W> alive) {
    List<W> hit = holder.map(List::of).orElse(played.point() == Point.ANSWERED ? alive : List.of());
    if (hit.isEmpty()) {
      throw new Patience.Overdue("nobody had the call in hand, so nobody was hit: not played");
    }
    return hit;
  }

  private Optional<WorkerProcess> holder(List<OperationId> makers) {
    for (int look = 0; look < 20; look++) {
      Optional<WorkerProcess> found = box.workerOf(makers);
      if (found.isPresent()) {
        return found;
      }
      Patience.pause(Duration.ofMillis(50));
    }
    return Optional.empty();
  }
}
