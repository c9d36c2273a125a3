package dev.longhaul.sandbox.simulation;

import dev.longhaul.activities.postgres.OperationRow;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.OperationSummary;
import dev.longhaul.durable.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One seed from the first order to the last look. */
final class Run {
  private static final Duration SHORTEST = Duration.ofMillis(20);
  private static final Duration SHORT_LOOK = Duration.ofSeconds(3);
  private static final Duration LONG_LOOK = Duration.ofHours(1);
  private static final Duration NIGHT = Duration.ofHours(12);
  private static final Duration LAST = Duration.ofDays(40);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int MOST = 200;

  private final long seed;
  private final Stage stage;
  private final Consumer<Duration> time;
  private final Schedule schedule;
  private final Weather weather;
  private final Person person;
  private final List<Scenario.Assignment> assignments;
  private final Findings findings = new Findings();
  private final RealTime began = RealTime.now();

  Run(
      long seed,
      List<Scenario> scenarios,
      Stage stage,
      Consumer<Duration> time,
      Schedule schedule,
      Weather weather) {
    this.seed = seed;
    this.stage = stage;
    this.time = time;
    this.schedule = schedule;
    this.weather = weather;
    Dice dice = new Dice(seed);
    this.person = new Person(dice, stage, schedule);
    this.assignments =
        chosen(dice.fork("scenarios"), scenarios).stream()
            .flatMap(
                scenario ->
                    scenario
                        .plan(dice.fork(scenario.getClass().getSimpleName()), "s" + seed, stage)
                        .stream())
            .toList();
    schedule.note("weather: " + weather.forecast());
    assignments.forEach(person::take);
  }

  /** Mostly one kind of work, sometimes several beside each other. */
  private static List<Scenario> chosen(Dice dice, List<Scenario> scenarios) {
    Scenario one = dice.one(scenarios);
    return scenarios.stream().filter(scenario -> scenario == one || dice.chance(0.15)).toList();
  }

  SeedReport report() {
    boolean ended = passTime();
    weather.end();
    findings.require(ended, "still running: " + open().stream().map(OperationSummary::id).toList());
    if (ended) {
      time.accept(Duration.ofSeconds(5)); // what vendors delete in their own time is gone then
      assignments.forEach(assignment -> assignment.check(stage, findings));
      Agreement.check(stage, "s" + seed, findings);
      if (weather.calm()) {
        Histories.check(stage, assignments, findings);
      }
    }
    return new SeedReport(
        seed,
        outcomes(),
        findings.all(),
        schedule.lines(),
        schedule.faults(),
        began.since(),
        schedule.elapsed());
  }

  /** Until everything has ended and nobody plans anything; false when that takes for ever. */
  private boolean passTime() {
    while (true) {
      person.act();
      List<OperationRow> rows = rows();
      List<OperationRow> open = rows.stream().filter(row -> row.outcome() == null).toList();
      List<OperationRow> parked = open.stream().filter(row -> row.parkedSince() != null).toList();
      boolean silent = parked.stream().filter(person::leaves).count() == parked.size();
      if (person.next().isEmpty() && open.isEmpty() && open().isEmpty() && !startAgain(rows)) {
        return true;
      }
      if (schedule.elapsed().compareTo(LAST) > 0 || began.since().compareTo(PATIENCE) > 0) {
        return false;
      }
      boolean allWait = !parked.isEmpty() && open.size() <= 2 * parked.size();
      time.accept(silent && allWait && person.next().isEmpty() ? NIGHT : slice());
    }
  }

  /** Up to the next thing that somebody wants to do. */
  private Duration slice() {
    Duration longest = between(SHORT_LOOK, schedule.elapsed().dividedBy(20), LONG_LOOK);
    Duration wait = person.next().map(at -> at.minus(schedule.elapsed())).orElse(longest);
    return between(SHORTEST, wait, longest);
  }

  private static Duration between(Duration least, Duration wished, Duration most) {
    if (wished.compareTo(least) < 0) {
      return least;
    }
    return wished.compareTo(most) > 0 ? most : wished;
  }

  private List<OperationRow> rows() {
    return stage.rows("s" + seed + "-");
  }

  private List<OperationSummary> open() {
    return stage.operations().list(true, MOST).stream()
        .filter(operation -> !operation.id().equals(Stage.watcher()))
        .toList();
  }

  private boolean startAgain(List<OperationRow> rows) {
    boolean any = false;
    for (Scenario.Assignment assignment : assignments) {
      for (OperationRow row : rows) {
        any |= row.id().equals(assignment.start().id()) && person.startsAgain(assignment, row);
      }
    }
    return any;
  }

  private String words(OperationSummary left) {
    Progress progress = stage.operations().progress(left.id());
    return left.id() + " " + progress.state() + " " + progress.steps();
  }

  private Map<String, Long> outcomes() {
    Map<String, Long> counted = new TreeMap<>();
    for (Scenario.Assignment assignment : assignments) {
      String end =
          stage
              .row(assignment.start().id())
              .map(OperationRow::state)
              .map(OperationState::name)
              .orElse("NEVER");
      counted.merge(end, 1L, Long::sum);
    }
    return counted;
  }
}
