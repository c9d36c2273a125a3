package dev.longhaul.sandbox.chaos;

import dev.longhaul.emulators.faults.HoldPoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plays one case after another in the same box. */
final class CaseRunner {
  /** Longer than the heartbeat time-out of every activity. */
  private static final Duration BEYOND_HEARTBEAT = Duration.ofSeconds(7);

  private static final Duration REACHED = Duration.ofSeconds(90);
  private static final Duration SUCCESSOR = Duration.ofSeconds(25);

  private final ChaosBox box;

  CaseRunner(ChaosBox box) {
    this.box = box;
  }

  /** What was not as it should be; empty when the promise was kept. */
  List<String> play(Case played) {
    box.ensureStandby();
    List<String> undisturbed = box.undisturbed(played.deed().flow());
    try {
      Ordered project = reach(played);
      return project.differences(undisturbed);
    } catch (Patience.Overdue e) {
      return List.of(e.getMessage());
    } finally {
      box.clear();
    }
  }

  /** Orders, holds the call, acts, and lets it go. */
  private Ordered reach(Case played) {
    boolean late = played.deed().flow().decision().isPresent();
    HeldCall held = late ? null : box.hold(played.deed(), played.point().hold());
    Ordered project = box.order(played.deed().flow());
    if (held == null) {
      project.awaitPark();
      held = box.hold(played.deed(), played.point().hold());
      project.decide();
    }
    Patience.until(played.deed() + " stands " + played.point(), REACHED, held::isReached);
    act(played, project, held);
    return project;
  }

  private void act(Case played, Ordered project, HeldCall held) {
    switch (played.act()) {
      case KILL -> kill(played, project, held);
      case STOP -> stop(played, project, held);
      case TEMPORAL -> temporalAway(played, held);
      case POSTGRES -> {
        box.postgres().crash();
        held.release();
      }
    }
  }

  private void kill(Case played, Ordered project, HeldCall held) {
    holders(played, project).forEach(WorkerProcess::kill);
    if (played.point() == Point.LATE) {
      letGoAfterSuccessor(played, held);
    } else {
      held.loseAnswer();
    }
    box.ensureStandby();
  }

  private void stop(Case played, Ordered project, HeldCall held) {
    List<WorkerProcess> holders = holders(played, project);
    holders.forEach(WorkerProcess::stop);
    try {
      Patience.pause(BEYOND_HEARTBEAT);
    } finally {
      holders.forEach(WorkerProcess::resume);
    }
    held.release();
  }

  private void temporalAway(Case played, HeldCall held) {
    box.killTemporal();
    Patience.pause(BEYOND_HEARTBEAT);
    box.startTemporal();
    if (played.point() == Point.LATE) {
      letGoAfterSuccessor(played, held);
    } else {
      held.release();
    }
  }

  /** The successor stands where the dead one stood; then the dead one's request takes effect. */
  private void letGoAfterSuccessor(Case played, HeldCall held) {
    HeldCall successor = box.hold(played.deed(), HoldPoint.BEFORE_EFFECT);
    Patience.within(SUCCESSOR, successor::isReached);
    held.release();
    Patience.pause(Duration.ofMillis(300));
    successor.release();
  }

  private List<WorkerProcess> holders(Case played, Ordered project) {
    Optional<WorkerProcess> holder = holder(project);
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

  private Optional<WorkerProcess> holder(Ordered project) {
    for (int look = 0; look < 20; look++) {
      Optional<WorkerProcess> found = box.workerOf(project.operations());
      if (found.isPresent()) {
        return found;
      }
      Patience.pause(Duration.ofMillis(50));
    }
    return Optional.empty();
  }
}
