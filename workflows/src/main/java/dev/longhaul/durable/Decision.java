package dev.longhaul.durable;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
    @Nullable Duration extendBy,
    @Nullable String reason) {
  public Decision {
    fields = fields == null ? Map.of() : inOrder(fields);
  }

  /**
   * An unmodifiable copy in the order given; {@code Map.copyOf} would mix it differently in every
   * run.
   */
  private static Map<String, String> inOrder(Map<String, String> fields) {
    Map<String, String> copy = new LinkedHashMap<>();
    fields.forEach(
        (name, value) ->
            copy.put(name, Objects.requireNonNull(value, () -> name + " needs a value")));
    return Collections.unmodifiableMap(copy);
  }

  /** What is decided, for the audit trail; of edited fields their names alone. */
  public String words() {
    StringBuilder words = new StringBuilder(word.word());
    words.append(" at ").append(step).append(", park ").append(park);
    if (!fields.isEmpty()) {
      words.append(", new ").append(String.join(", ", fields.keySet()));
    }
    if (extendBy != null) {
      words.append(", by ").append(extendBy);
    }
    return reason == null ? words.toString() : words + " (" + reason + ")";
  }

  /** The operation goes on by itself: what it was parked for may be over. */
  static Decision byItself(Parking parking, String news) {
    return new Decision(
        DecisionWord.RETRY, parking.step(), parking.number(), Actor.SYSTEM, Map.of(), null, news);
  }

  /** Whether no person has decided. */
  boolean byNobody() {
    return actor.equals(Actor.SYSTEM);
  }

  public static Decision of(DecisionWord word, Parking parking, Actor actor) {
    return new Decision(word, parking.step(), parking.number(), actor, Map.of(), null, null);
  }
}
