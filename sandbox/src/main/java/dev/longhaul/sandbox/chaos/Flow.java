package dev.longhaul.sandbox.chaos;

import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Outcome;
import java.util.Optional;

/** What is asked of Longhaul in a case. */
enum Flow {
  /** A new project with a new domain. */
  PROVISION(Outcome.SUCCEEDED, Optional.empty()),
  /** The same, whose build fails; a person aborts it, and everything is undone. */
  ABORT(Outcome.ABORTED, Optional.of(DecisionWord.ABORT)),
  /** The same, whose build fails; a person has it tried again. */
  RETRY(Outcome.SUCCEEDED, Optional.of(DecisionWord.RETRY));

  private final Outcome outcome;
  private final Optional<DecisionWord> decision;

  Flow(Outcome outcome, Optional<DecisionWord> decision) {
    this.outcome = outcome;
    this.decision = decision;
  }

  Outcome outcome() {
    return outcome;
  }

  /** What the person says once it has parked at its failed build. */
  Optional<DecisionWord> decision() {
    return decision;
  }
}
