package dev.longhaul.sandbox.chaos;

import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Outcome;
import java.util.Optional;

/** What is asked of Longhaul in a case. */
enum Flow {
  /** A new project with a new domain. */
  PROVISION(Outcome.SUCCEEDED, null),
  /** The same, whose build fails; a person aborts it, and everything is undone. */
  ABORT(Outcome.ABORTED, DecisionWord.ABORT),
  /** The same, whose build fails; a person has it tried again. */
  RETRY(Outcome.SUCCEEDED, DecisionWord.RETRY);

  private final Outcome outcome;
  private final DecisionWord decision;

  Flow(Outcome outcome, DecisionWord decision) {
    this.outcome = outcome;
    this.decision = decision;
  }

  Outcome outcome() {
    return outcome;
  }

  /** What the person says once it has parked at its failed build. */
  Optional<DecisionWord> decision() {
    return Optional.ofNullable(decision);
  }
}
