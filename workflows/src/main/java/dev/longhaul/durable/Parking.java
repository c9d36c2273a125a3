package dev.longhaul.durable;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stop at which a person decides. {@code number} counts the parks of the run; a decision names
 * step and number, so an old button does nothing.
 *
 * @param vendor the account that the step has asked last, such as {@code coolify-main}; null when
 *     it has asked none
 */
public record Parking(
    int number,
    String step,
    FailureReport failure,
    List<DecisionWord> allowed,
    List<String> editableFields,
    Instant since,
    Instant deadline,
    @Nullable String vendor) {

  Parking until(Instant later) {
    return new Parking(number, step, failure, allowed, editableFields, since, later, vendor);
  }
}
