package dev.longhaul.emulators.coolify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects everything that is wrong with a body, as the vendor does: unknown fields, missing
 * fields, wrong types.
 */
final class FieldRules {
  private final ObjectNode body;
  private final Map<String, List<String>> errors = new LinkedHashMap<>();

  private FieldRules(ObjectNode body) {
    this.body = body;
  }

  static FieldRules allow(ObjectNode body, Set<String> fields) {
    FieldRules rules = new FieldRules(body);
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!fields.contains(name)) {
                rules.error(name, "This field is not allowed.");
              }
            });
    return rules;
  }

  FieldRules require(String... fields) {
    for (String field : fields) {
      if (body.path(field).asText("").isBlank()) {
        error(field, "The " + words(field) + " field is required.");
      }
    }
    return this;
  }

  FieldRules types(Map<String, String> types) {
    body.properties()
        .forEach(
            field -> {
              String type = types.get(field.getKey());
              if (type != null && !fits(type, field.getValue())) {
                error(field.getKey(), complaint(type, words(field.getKey())));
              }
            });
    return this;
  }

  FieldRules error(String field, String text) {
    errors.computeIfAbsent(field, name -> new ArrayList<>()).add(text);
    return this;
  }

  void check() {
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }

  private static boolean fits(String type, JsonNode value) {
    return value.isNull()
        || switch (type) {
          case "string" -> value.isTextual();
          case "boolean" -> value.isBoolean();
          case "integer" -> value.isIntegralNumber();
          case "array" -> value.isArray();
          default -> true;
        };
  }

  private static String complaint(String type, String field) {
    return switch (type) {
      case "boolean" -> "The " + field + " field must be true or false.";
      case "integer" -> "The " + field + " field must be an integer.";
      case "array" -> "The " + field + " field must be an array.";
      default -> "The " + field + " field must be a string.";
    };
  }

  private static String words(String field) {
    return field.replace('_', ' ');
  }
}
