package dev.longhaul.sandbox.simulation;

import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.Parking;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One kind of work in the simulation. A new workflow joins with one class, entered in {@link
 * Simulator#SCENARIOS}.
 */
public interface Scenario {
  /** The work for one run; the names in it begin with {@code prefix}, which no other run uses. */
  List<Assignment> plan(Dice dice, String prefix, Stage stage);

  /** Something that somebody asks for, and what has to be true once all is over. */
  interface Assignment {
    /** How it is started; the same each time. */
    Operations.Start start();

    /** Whether it may be started again once it has ended like this. */
    boolean mayStartAgain(@Nullable Outcome outcome);

    /**
     * New values for the fields that a parked step lets people edit; empty: nobody has any. They
     * are made when somebody edits with them: a secret is stored then.
     */
    default Optional<Supplier<Map<String, String>>> better(Parking parking) {
      return Optional.empty();
    }

    /** What others do meanwhile. */
    default List<Event> events() {
      return List.of();
    }

    /** Called when nothing runs any more and nothing goes wrong any more. */
    void check(Stage stage, Findings findings);
  }

  /**
   * Something that happens outside.
   *
   * @param at since the beginning of the run
   */
  record Event(Duration at, String what, Runnable action) {}
}
