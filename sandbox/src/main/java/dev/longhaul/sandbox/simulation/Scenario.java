package dev.longhaul.sandbox.simulation;

import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Outcome;
import java.util.List;
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

    /** Called when nothing runs any more and nothing goes wrong any more. */
    void check(Stage stage, Findings findings);
  }
}
