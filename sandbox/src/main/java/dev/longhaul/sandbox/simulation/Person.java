package dev.longhaul.sandbox.simulation;

import dev.longhaul.activities.postgres.OperationRow;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.CancelRequest;
import dev.longhaul.durable.Decision;
import dev.longhaul.durable.DecisionRefused;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.EngineUnavailable;
import dev.longhaul.durable.OperationConflict;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationNotFound;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Parking;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The operators of one run: they order, cancel, decide, and start the same thing again. */
final class Person {
  private static final Actor ACTOR = new Actor("simulated");
  private static final int MOST_STARTS = 3;
  private static final int MOST_DECISIONS = 12;

  /** What begins later might not have ended when the last look is taken. */
  private static final Duration LAST_START = Duration.ofDays(20);

  private static final Duration EXTENSION = Duration.ofMinutes(20);

  private final Dice dice;
  private final Stage stage;
  private final Schedule schedule;
  private final List<Deed> deeds = new ArrayList<>();
  private final Map<String, Duration> answers = new HashMap<>();
  private final Map<String, Duration> dues = new HashMap<>();
  private final Map<OperationId, Scenario.Assignment> assignments = new HashMap<>();
  private final Map<OperationId, Integer> starts = new HashMap<>();
  private final Map<String, Integer> decided = new HashMap<>();
  private final Map<OperationId, List<String>> parks = new HashMap<>();

  /** Something that is going to be done, at its time. */
  private record Deed(Duration at, Runnable action) {}

  Person(Dice dice, Stage stage, Schedule schedule) {
    this.dice = dice.fork("person");
    this.stage = stage;
    this.schedule = schedule;
  }

  /** Plans what will be done about an assignment. */
  void take(Scenario.Assignment assignment) {
    Operations.Start start = assignment.start();
    assignments.put(start.id(), assignment);
    assignment.events().forEach(event -> deeds.add(new Deed(event.at(), () -> happens(event))));
    Dice own = dice.fork(start.id());
    Duration at = own.millis(0, own.chance(0.5) ? 50 : 8_000);
    deeds.add(new Deed(at, () -> order(start)));
    if (own.chance(0.2)) {
      deeds.add(new Deed(at.plus(own.millis(0, 5_000)), () -> order(start)));
    }
    if (own.chance(0.3)) {
      boolean real = own.chance(0.25);
      Duration when = at.plus(own.millis(1, 20_000));
      deeds.add(new Deed(when, () -> cancel(start.id(), real)));
      if (own.chance(0.2)) {
        deeds.add(new Deed(when.plus(own.millis(1, 3_000)), () -> cancel(start.id(), false)));
      }
    }
  }

  /** When the next thing is to be done. */
  Optional<Duration> next() {
    return Stream.concat(deeds.stream().map(Deed::at), dues.values().stream())
        .min(Comparator.naturalOrder());
  }

  /** Does what is due. */
  void act() {
    Duration now = schedule.elapsed();
    List<Deed> due = deeds.stream().filter(deed -> deed.at().compareTo(now) <= 0).toList();
    deeds.removeAll(due);
    dues.clear();
    due.forEach(deed -> deed.action().run());
  }

  private void happens(Scenario.Event event) {
    schedule.note(event.what());
    event.action().run();
  }

  private void order(Operations.Start start) {
    starts.merge(start.id(), 1, Integer::sum);
    try {
      Operations.Started started = stage.operations().start(start);
      schedule.note(
          "order " + start.id() + (started.alreadyRunning() ? " again, runs already" : ""));
    } catch (OperationConflict e) {
      schedule.note("order " + start.id() + " refused: " + e.getMessage());
    }
  }

  /**
   * @param real by Temporal's own cancel request instead of our signal
   */
  private void cancel(OperationId id, boolean real) {
    schedule.note("cancel " + id + (real ? " by Temporal's own request" : ""));
    try {
      if (real) {
        stage.temporal().newUntypedWorkflowStub(id.value()).cancel();
      } else {
        stage.operations().cancel(id, new CancelRequest(ACTOR, "changed my mind"));
      }
    } catch (OperationNotFound | DecisionRefused | WorkflowNotFoundException e) {
      schedule.note("nothing to cancel at " + id);
    }
  }

  /** Looks at a parked operation and decides after some thought, or leaves it to its deadline. */
  boolean leaves(OperationRow row) {
    Optional<Parking> found = parking(row.id());
    if (found.isEmpty()) {
      return false;
    }
    Parking parking = found.get();
    String park = row.id() + " " + row.runId() + " " + parking.number();
    int said = decided.getOrDefault(park, 0);
    List<String> before = parks.computeIfAbsent(row.id(), any -> new ArrayList<>());
    if (!before.contains(park)) {
      before.add(park);
    }
    // a child's runs all begin at park 1: without this, each would be left or each decided
    int nth = before.indexOf(park);
    Dice own = dice.fork(row.id(), starts.getOrDefault(row.id(), 0), nth, said);
    if (own.fork("silent").chance(0.04)) {
      return true;
    }
    Duration due = answers.computeIfAbsent(park + " " + said, any -> thought(own));
    if (due.compareTo(schedule.elapsed()) <= 0) {
      decided.merge(park, 1, Integer::sum);
      decide(row.id(), parking, own.fork("word"), said);
    } else {
      dues.put(park, due);
    }
    return false;
  }

  private Duration thought(Dice own) {
    return schedule.elapsed().plus(own.millis(0, own.chance(0.8) ? 3_000 : 60_000));
  }

  private Optional<Parking> parking(OperationId id) {
    try {
      return Optional.ofNullable(stage.operations().progress(id).parking());
    } catch (OperationNotFound | EngineUnavailable e) {
      return Optional.empty();
    }
  }

  private void decide(OperationId id, Parking parking, Dice own, int said) {
    Decision decision = decision(id, parking, own, said);
    schedule.note(
        "decide %s %s at %s, park %d (%s)"
            .formatted(
                id,
                decision.word(),
                parking.step(),
                parking.number(),
                parking.failure().message()));
    try {
      String updateId = "sim-" + id.subject() + "-" + parking.number() + "-" + said;
      stage.operations().decide(id, decision, updateId);
    } catch (DecisionRefused | OperationNotFound | EngineUnavailable e) {
      schedule.note("decision refused: " + e.getMessage());
    }
  }

  private Decision decision(OperationId id, Parking parking, Dice own, int said) {
    Optional<Supplier<Map<String, String>>> better =
        Optional.ofNullable(assignments.get(id)).flatMap(assignment -> assignment.better(parking));
    boolean edits =
        better.isPresent()
            && parking.allowed().contains(DecisionWord.EDIT)
            && own.chance(0.6)
            && !isTired();
    if (edits) {
      return said(DecisionWord.EDIT, parking, better.get().get(), null);
    }
    DecisionWord word = word(parking, own, said);
    return said(word, parking, Map.of(), word == DecisionWord.EXTEND ? EXTENSION : null);
  }

  private static Decision said(
      DecisionWord word, Parking parking, Map<String, String> fields, @Nullable Duration by) {
    return new Decision(word, parking.step(), parking.number(), ACTOR, fields, by, null);
  }

  /** After many decisions a person does what ends it. */
  private boolean isTired() {
    return decided.values().stream().mapToInt(Integer::intValue).sum() > MOST_DECISIONS;
  }

  /** Mostly retry. */
  private DecisionWord word(Parking parking, Dice own, int said) {
    boolean tired = isTired();
    if (tired || own.chance(0.4)) {
      List<DecisionWord> ends =
          parking.allowed().stream()
              .filter(word -> word != DecisionWord.RETRY && word != DecisionWord.EDIT)
              .filter(word -> word != DecisionWord.EXTEND || (said == 0 && !tired))
              .toList();
      return own.one(ends);
    }
    return DecisionWord.RETRY;
  }

  /** Starts what has ended again, sometimes; returns whether that was done. */
  boolean startsAgain(Scenario.Assignment assignment, OperationRow row) {
    Operations.Start start = assignment.start();
    int done = starts.getOrDefault(start.id(), 0);
    if (done >= MOST_STARTS
        || schedule.elapsed().compareTo(LAST_START) > 0
        || !assignment.mayStartAgain(row.outcome())
        || !dice.fork(start.id(), "again", done).chance(0.35)) {
      starts.put(start.id(), MOST_STARTS);
      return false;
    }
    order(start);
    return true;
  }
}
