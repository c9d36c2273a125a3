package dev.longhaul.durable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a person may do with a parked step beyond retrying: skip it with a declared value, or edit
 * declared fields; and what ends its park without a person.
 */
public final class StepRule<T> {
  private final boolean skippable;
  private final Supplier<T> skipValue;
  private final Map<String, BiFunction<Actor, String, Optional<String>>> fields;
  private final Supplier<Optional<String>> news;

  private StepRule(
      boolean skippable,
      Supplier<T> skipValue,
      Map<String, BiFunction<Actor, String, Optional<String>>> fields,
      Supplier<Optional<String>> news) {
    this.skippable = skippable;
    this.skipValue = skipValue;
    this.fields = fields;
    this.news = news;
  }

  /** Neither skip nor edit. */
  public static <T> StepRule<T> plain() {
    return new StepRule<>(
        false,
        () -> {
          throw new IllegalStateException("this step cannot be skipped");
        },
        Map.of(),
        Optional::empty);
  }

  /** Skipping is allowed; the step has no value. */
  public static StepRule<Void> mayBeSkipped() {
    return new StepRule<>(true, () -> null, Map.of(), Optional::empty);
  }

  /**
   * The field may be edited; {@code complaint} gives one sentence when a value is not acceptable.
   */
  public StepRule<T> editable(String field, Function<String, Optional<String>> complaint) {
    return editableBy(field, (actor, value) -> complaint.apply(value));
  }

  /** The same where it also matters who edits. */
  public StepRule<T> editableBy(
      String field, BiFunction<Actor, String, Optional<String>> complaint) {
    Map<String, BiFunction<Actor, String, Optional<String>>> more = new LinkedHashMap<>(fields);
    more.put(field, complaint);
    return new StepRule<>(skippable, skipValue, more, news);
  }

  /**
   * A park of this step ends by itself once there are news, and the step begins anew; the words say
   * which. The body takes them up, so that the park it may come to again waits for other ones.
   */
  public StepRule<T> resumedBy(Supplier<Optional<String>> news) {
    return new StepRule<>(skippable, skipValue, fields, news);
  }

  Optional<String> news() {
    return news.get();
  }

  boolean skippable() {
    return skippable;
  }

  T skipValue() {
    return skipValue.get();
  }

  List<String> fieldNames() {
    return List.copyOf(fields.keySet());
  }

  Optional<String> complaint(Actor actor, String field, String value) {
    BiFunction<Actor, String, Optional<String>> check = fields.get(field);
    return check == null
        ? Optional.of("field '" + field + "' cannot be edited here; use " + fieldNames())
        : check.apply(actor, value);
  }
}
