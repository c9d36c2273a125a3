package dev.longhaul.durable;

import java.time.Instant;
import java.util.List;

/**
 * A stop at which a person decides. {@code number} counts the parks of the run; a decision names
 * step and number, so an old button does nothing.
 */
public record Parking(
    int number,
    String step,
    FailureReport failure,
    List<DecisionWord> allowed,
    List<String> editableFields,
    Instant since,
    Instant deadline) {

  Parking until(Instant later) {
    return new Parking(number, step, failure, allowed, editableFields, since, later);
  }
}
