package dev.longhaul.sandbox.chaos;

import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Outcome;
import java.util.Optional;

/** What is asked of Longhaul in a case. */
enum Flow {
  /** A new project with a new domain. */
  PROVISION(Outcome.SUCCEEDED),
  /** The same, whose build fails; a person aborts it, and everything is undone. */
  ABORT(Outcome.ABORTED),
  /** The same, whose build fails; a person has it tried again. */
  RETRY(Outcome.SUCCEEDED),
  /** A new project whose domain is moved here from another registrar. */
  TRANSFER(Outcome.SUCCEEDED),
  /** The same, from the moment at which the other registrar lets the domain go. */
  ARRIVAL(Outcome.SUCCEEDED),
  /** A request that adds, changes and removes a record of an earlier one. */
  DNS(Outcome.SUCCEEDED);

  private final Outcome outcome;

  Flow(Outcome outcome) {
    this.outcome = outcome;
  }

  Outcome outcome() {
    return outcome;
  }

  /** Whether its calls are held only from {@link Ordered#goOn} on. */
  boolean hasHalfway() {
    return this != PROVISION && this != TRANSFER;
  }

  /** What the person says once it has parked at its failed build. */
  Optional<DecisionWord> decision() {
    return switch (this) {
      case ABORT -> Optional.of(DecisionWord.ABORT);
      case RETRY -> Optional.of(DecisionWord.RETRY);
      case PROVISION, TRANSFER, ARRIVAL, DNS -> Optional.empty();
    };
  }
}
