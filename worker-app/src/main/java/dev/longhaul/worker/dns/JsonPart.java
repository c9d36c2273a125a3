package dev.longhaul.worker.dns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.orders.Mistake;
import dev.longhaul.orders.NearestWord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An object of a document, read field by field; what is wrong is collected with the field's full
 * path, and reads as null.
 */
final class JsonPart {
  private static final Pattern READABLE = Pattern.compile("[^\\p{Cs}\\p{Cntrl}]*");

  private final ObjectNode node;
  private final String path;
  private final List<Mistake> mistakes;

  private JsonPart(ObjectNode node, String path, List<Mistake> mistakes) {
    this.node = node;
    this.path = path;
    this.mistakes = mistakes;
  }

  static JsonPart of(ObjectNode document) {
    return new JsonPart(document, "", new ArrayList<>());
  }

  List<Mistake> mistakes() {
    return mistakes;
  }

  /** Refuses every field that is not among these. */
  JsonPart knowing(List<String> known) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                wrong(name, "is not a field here", remedy(name, known));
              }
            });
    return this;
  }

  private static String remedy(String name, List<String> known) {
    String all = known.isEmpty() ? "leave it out" : "use " + String.join(", ", known);
    return NearestWord.to(name, known).map(near -> "did you mean " + near + "?").orElse(all);
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** An object in it; an empty one when it is not there or is none. */
  JsonPart part(String name) {
    JsonNode value = node.path(name);
    if (value instanceof ObjectNode object) {
      return new JsonPart(object, path + name + ".", mistakes);
    }
    if (has(name)) {
      wrong(name, "is not an object", "write {...}");
    }
    return new JsonPart(JsonNodeFactory.instance.objectNode(), path + name + ".", mistakes);
  }

  /** The objects of a list. */
  List<JsonPart> parts(String name, int most) {
    JsonNode list = node.path(name);
    List<JsonPart> parts = new ArrayList<>();
    if (!list.isArray() || list.isEmpty() || list.size() > most) {
      wrong(name, "is not a list of 1 to " + most + " objects", "write [{...}]");
      return parts;
    }
    for (int i = 0; i < list.size(); i++) {
      String at = name + "[" + i + "]";
      if (list.get(i) instanceof ObjectNode object) {
        parts.add(new JsonPart(object, path + at + ".", mistakes));
      } else {
        wrong(at, "is not an object", "write {...}");
      }
    }
    return parts;
  }

  @Nullable String text(String name, int longest) {
    JsonNode value = node.path(name);
    if (!has(name)) {
      return null;
    }
    boolean fits =
        value.isTextual()
            && !value.textValue().isBlank()
            && value.textValue().length() <= longest
            && READABLE.matcher(value.textValue()).matches();
    if (!fits) {
      wrong(name, "is not one line of 1 to " + longest + " characters", "correct it");
    }
    return fits ? value.textValue() : null;
  }

  /** Text that {@code type} reads, whose complaint says what is wrong. */
  <T> @Nullable T read(String name, int longest, Function<String, T> type) {
    String text = text(name, longest);
    return text == null ? null : tried(name, () -> type.apply(text));
  }

  <T> @Nullable T required(String name, int longest, Function<String, T> type) {
    if (!has(name)) {
      missing(name);
      return null;
    }
    return read(name, longest, type);
  }

  @Nullable Integer number(String name) {
    JsonNode value = node.path(name);
    if (!has(name)) {
      return null;
    }
    if (!value.isInt()) {
      wrong(name, "is not a whole number", "write one without quotes");
      return null;
    }
    return value.intValue();
  }

  boolean flag(String name) {
    JsonNode value = node.path(name);
    if (has(name) && !value.isBoolean()) {
      wrong(name, "is neither true nor false", "write one without quotes");
    }
    return value.asBoolean(false);
  }

  void missing(String name) {
    wrong(name, "is missing", "add it");
  }

  /** What {@code value} gives, or null and its complaint about the field. */
  <T> @Nullable T tried(String name, Value<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      wrong(name, String.valueOf(e.getMessage()), "correct it");
      return null;
    }
  }

  void wrong(String name, String message, String remedy) {
    mistakes.add(new Mistake(path + name, 0, 0, message, remedy));
  }

  /** A value that may complain. */
  @FunctionalInterface
  interface Value<T> {
    @Nullable T get();
  }
}
