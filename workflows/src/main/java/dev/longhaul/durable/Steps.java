package dev.longhaul.durable;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;

/** Does steps: again after a decision to go on, or leaves them for every other one. */
final class Steps {
  private final Logger log = Workflow.getLogger(Operation.class);
  private final ProgressBoard board;
  private final OperationNotes notes;
  private final Parks parks;
  private final Stops stops;
  private final Waits waits;
  private final VendorWaits vendors;
  private final Consumer<Map<String, String>> keeper;
  private final Map<String, String> edits = new LinkedHashMap<>();
  private final Map<String, String> unkept = new LinkedHashMap<>();
  private OperationListener listener = new OperationListener() {};

  Steps(
      ProgressBoard board,
      OperationNotes notes,
      Parks parks,
      Stops stops,
      Waits waits,
      VendorWaits vendors,
      Consumer<Map<String, String>> keeper) {
    this.board = board;
    this.notes = notes;
    this.parks = parks;
    this.stops = stops;
    this.waits = waits;
    this.vendors = vendors;
    this.keeper = keeper;
  }

  void listener(OperationListener listener) {
    this.listener = listener;
  }

  void ending(StopRequest stop) {
    listener.ending(stop.outcome(), stop.sentence());
  }

  Optional<String> edited(String field) {
    return Optional.ofNullable(edits.get(field));
  }

  <T> T run(OperationStep step, StepRule<T> rule, Functions.Func<T> body) {
    enter();
    // Stays until a body has come to its end: only that has seen what became of the write.
    boolean inTheAir = false;
    while (true) {
      begin(step);
      StepBlocked blocked;
      boolean cutShort = false;
      try {
        T value = stops.inStepScope(() -> afterKeepingEdits(body));
        board.end(step, StepStatus.DONE);
        return value;
      } catch (StepBlocked e) {
        blocked = e;
      } catch (ActivityFailure | ChildWorkflowFailure | CanceledFailure e) {
        blocked = StepBlocked.of(e);
        cutShort = Failures.isCancellation(e);
      }
      inTheAir |= blocked.inTheAir();
      if (blocked.pause().isPresent()) {
        vendors.await(blocked.pause().get());
        waits.beginAnew();
        if (!stops.asked()) {
          continue;
        }
        cutShort = true;
      }
      if (!inTheAir) {
        stops.leaveIfAsked();
      } else if (cutShort) {
        blocked = StepBlocked.outcomeUnknown();
      }
      Decision decision = park(step, rule, blocked);
      listener.resumed(step);
      if (decision.word() == DecisionWord.SKIP) {
        board.end(step, StepStatus.SKIPPED);
        return rule.skipValue();
      }
    }
  }

  /** What was said and allowed was of the step before. */
  private void enter() {
    stops.leaveIfAsked();
    waits.forget();
    notes.forgetStep();
  }

  /** Later runs shall know what was edited before this one goes by it. */
  private <T> T afterKeepingEdits(Functions.Func<T> body) {
    if (!unkept.isEmpty()) {
      keeper.accept(new LinkedHashMap<>(unkept));
      unkept.clear();
    }
    return body.apply();
  }

  private void begin(OperationStep step) {
    board.begin(step);
    log.info("{}: {}", board.title(), step.title());
  }

  /** Parks; returns the decision to go on, or leaves the steps for every other one. */
  private Decision park(OperationStep step, StepRule<?> rule, StepBlocked blocked) {
    log.warn("{} parks at {}: {}", board.title(), step.title(), blocked.getMessage());
    int before = stops.times();
    Parking parking = parks.open(step.name(), rule, blocked, Parks.wordsFor(rule), false);
    listener.parked(parking);
    Optional<Decision> decision =
        parks.await(
            parking, rule, step.title(), blocked.isExpired(), () -> stops.times() != before);
    if (decision.isEmpty() && stops.times() == before) {
      stops.decide(
          new StopRequest(Outcome.FAILED, Actor.SYSTEM, "nobody decided before the deadline"));
    }
    board.unpark(OperationState.RUNNING);
    if (stops.times() != before) {
      throw new Stopped();
    }
    decision.ifPresent(this::follow);
    if (decision.isEmpty() || !goesOn(decision.get())) {
      throw new Stopped();
    }
    notes.record(
        new OperationActivities.Snapshot(
            OperationState.RUNNING, step.name(), sentence(decision.get())));
    return decision.get();
  }

  private static String sentence(Decision decision) {
    return decision.byNobody()
        ? "goes on by itself: " + decision.reason()
        : decision.word() + " decided";
  }

  private void follow(Decision decision) {
    if (decision.word() != DecisionWord.EXTEND && !decision.byNobody()) {
      waits.beginAnew();
    }
    switch (decision.word()) {
      case EDIT -> {
        edits.putAll(decision.fields());
        unkept.putAll(decision.fields());
      }
      case EXTEND -> waits.extend(Objects.requireNonNull(decision.extendBy()));
      case ABORT -> stopBy(Outcome.ABORTED, decision);
      case ROLL_BACK -> stopBy(Outcome.ROLLED_BACK, decision);
      case GIVE_UP -> stopBy(Outcome.FAILED, decision);
      case RETRY, SKIP, LEAVE -> log.info("{} decided by {}", decision.word(), decision.actor());
    }
  }

  private void stopBy(Outcome outcome, Decision decision) {
    stops.decide(new StopRequest(outcome, decision.actor(), decision.reason()));
  }

  private static boolean goesOn(Decision decision) {
    return switch (decision.word()) {
      case RETRY, EDIT, SKIP, EXTEND -> true;
      case ABORT, ROLL_BACK, GIVE_UP, LEAVE -> false;
    };
  }
}
