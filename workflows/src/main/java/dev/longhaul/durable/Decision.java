package dev.longhaul.durable;

import java.time.Duration;
import java.util.Map;

/**
 * A person's decision on a parked operation.
 *
 * @param step the step that is parked, as the progress names it
 * @param park the number of the park, as the progress names it
 * @param fields for {@code edit}: new values by field name, else empty
 * @param extendBy for {@code extend}: how much later the deadline shall be, else null
 * @param reason why, for the audit trail; may be null
 */
public record Decision(
    DecisionWord word,
    String step,
    int park,
    Actor actor,
    Map<String, String> fields,
    Duration extendBy,
    String reason) {
  public Decision {
    fields = fields == null ? Map.of() : Map.copyOf(fields);
  }

  public static Decision of(DecisionWord word, Parking parking, Actor actor) {
    return new Decision(word, parking.step(), parking.number(), actor, Map.of(), null, null);
  }
}
