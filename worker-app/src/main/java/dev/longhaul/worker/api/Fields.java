package dev.longhaul.worker.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.orders.Mistake;
import dev.longhaul.orders.NearestWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a JSON object and collects what is wrong with them; {@link #check} refuses
 * all at once. Until then a wrong field reads as null, 0 or empty.
 */
final class Fields {
  /** Nothing that PostgreSQL, JSON or a log line cannot hold. */
  private static final Pattern READABLE = Pattern.compile("[^\\p{Cs}\\p{Cntrl}]*");

  private static final Pattern LINES = Pattern.compile("[\\n\\r\\t[^\\p{Cs}\\p{Cntrl}]]*");
  private static final int MOST_WORDS = 32;

  private final ObjectNode body;
  private final List<Mistake> mistakes = new ArrayList<>();

  Fields(ObjectNode body, List<String> known) {
    this.body = body;
    body.fieldNames().forEachRemaining(name -> refuseUnknown(name, known));
  }

  /** Text of one line, or null when it is not there. */
  @Nullable String text(String name, int longest) {
    return text(name, longest, READABLE);
  }

  /** Text of any number of lines that must be there. */
  @Nullable String lines(String name, int longest) {
    if (isAbsent(name)) {
      missing(name);
    }
    return text(name, longest, LINES);
  }

  /** Text that must be there and be read by {@code type}, whose complaint names what is wrong. */
  <T> @Nullable T required(String name, Function<String, T> type) {
    if (isAbsent(name)) {
      missing(name);
    }
    return optional(name, type);
  }

  /** The same for text that may be absent. */
  <T> @Nullable T optional(String name, Function<String, T> type) {
    String text = text(name, 300);
    if (text == null) {
      return null;
    }
    try {
      return type.apply(text);
    } catch (IllegalArgumentException e) {
      wrong(name, String.valueOf(e.getMessage()), "correct it");
      return null;
    }
  }

  /** A whole number that must be there. */
  int number(String name, int least, int most) {
    JsonNode value = body.path(name);
    if (isAbsent(name)) {
      missing(name);
    } else if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
      wrong(name, "is not a whole number from " + least + " to " + most, "write one");
    } else {
      return value.intValue();
    }
    return 0;
  }

  /** True or false; false when it is not there. */
  boolean flag(String name) {
    if (!isAbsent(name) && !body.path(name).isBoolean()) {
      wrong(name, "is neither true nor false", "write one without quotes");
    }
    return body.path(name).asBoolean();
  }

  /** A list of texts, each read by {@code type}; empty when it is not there. */
  <T> List<T> list(String name, Function<String, T> type) {
    List<T> values = new ArrayList<>();
    if (!isAbsent(name) && (!body.path(name).isArray() || body.path(name).size() > MOST_WORDS)) {
      wrong(name, "is not a list of at most " + MOST_WORDS + " texts", "write [\"text\"]");
      return values;
    }
    for (JsonNode text : body.path(name)) {
      try {
        values.add(type.apply(text.asText()));
      } catch (IllegalArgumentException e) {
        wrong(name, String.valueOf(e.getMessage()), "correct it");
      }
    }
    return values;
  }

  /** An object whose values are text; empty when it is not there. */
  Map<String, String> words(String name, Pattern keys, int longest) {
    Map<String, String> words = new LinkedHashMap<>();
    if (isAbsent(name)) {
      return words;
    }
    if (!body.path(name).isObject() || body.path(name).size() > MOST_WORDS) {
      wrong(
          name,
          "is not an object of at most " + MOST_WORDS + " texts",
          "write {\"key\": \"text\"}");
      return words;
    }
    for (Map.Entry<String, JsonNode> entry : body.path(name).properties()) {
      String field = name + "." + entry.getKey();
      if (!keys.matcher(entry.getKey()).matches()) {
        wrong(field, "is not a possible key", "it must look like " + keys.pattern());
      } else if (!fits(entry.getValue(), longest, READABLE)) {
        wrong(field, "is not one line of at most " + longest + " characters", "shorten it");
      } else {
        words.put(entry.getKey(), entry.getValue().textValue());
      }
    }
    return words;
  }

  /** Adds a complaint of the route's own. */
  void wrong(String name, String message, String remedy) {
    mistakes.add(new Mistake(name, 0, 0, message, remedy));
  }

  /** A required value; only after {@link #check} has found nothing wrong. */
  static <T> T sure(@Nullable T required) {
    return Objects.requireNonNull(required, "check() comes first");
  }

  /** Refuses the request when anything was wrong. */
  void check() {
    if (!mistakes.isEmpty()) {
      throw Refusal.of(mistakes);
    }
  }

  private @Nullable String text(String name, int longest, Pattern form) {
    if (isAbsent(name)) {
      return null;
    }
    if (fits(body.path(name), longest, form)) {
      return body.path(name).textValue();
    }
    wrong(name, "is not readable text of 1 to " + longest + " characters", "correct it");
    return null;
  }

  private static boolean fits(JsonNode value, int longest, Pattern form) {
    return value.isTextual()
        && !value.textValue().isEmpty()
        && value.textValue().length() <= longest
        && form.matcher(value.textValue()).matches();
  }

  private boolean isAbsent(String name) {
    return !body.hasNonNull(name);
  }

  private void missing(String name) {
    wrong(name, "is missing", "add it");
  }

  private void refuseUnknown(String name, List<String> known) {
    if (!known.contains(name)) {
      String remedy =
          NearestWord.to(name, known)
              .map(near -> "did you mean " + near + "?")
              .orElse(known.isEmpty() ? "send no fields" : "use " + String.join(", ", known));
      wrong(name, "is not a field here", remedy);
    }
  }
}
