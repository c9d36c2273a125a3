package dev.longhaul.orders;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the schema as documentation: which keys a field has, and an example of its value. */
final class SchemaNotes {
  private final JsonNode schema;

  SchemaNotes(JsonNode schema) {
    this.schema = schema;
  }

  /** The keys that may stand below the field. */
  List<String> keys(String field) {
    List<String> keys = new ArrayList<>();
    at(field)
        .path("properties")
        .properties()
        .forEach(
            property -> {
              if (!property.getValue().has("not")) {
                keys.add(property.getKey());
              }
            });
    return keys;
  }

  /** What to write, like {@code for example locale: de}. */
  String example(String field) {
    JsonNode note = at(field);
    JsonNode example = note.path("examples").path(0);
    if (example.isMissingNode()) {
      return "with the keys " + String.join(", ", required(note)) + " below it";
    }
    String key = field.substring(field.lastIndexOf('.') + 1).replaceAll("\\[\\d+]$", "");
    if (example.isObject()) {
      Map.Entry<String, JsonNode> entry = example.properties().iterator().next();
      return "for example " + entry.getKey() + ": " + entry.getValue().asText() + " below it";
    }
    String text = example.isValueNode() ? example.asText() : inline(example);
    return field.endsWith("]") ? "for example " + text : "for example " + key + ": " + text;
  }

  private static List<String> required(JsonNode note) {
    List<String> keys = new ArrayList<>();
    note.path("required").forEach(key -> keys.add(key.asText()));
    return keys;
  }

  private static String inline(JsonNode list) {
    List<String> items = new ArrayList<>();
    list.forEach(item -> items.add(item.asText()));
    return "[" + String.join(", ", items) + "]";
  }

  private JsonNode at(String field) {
    JsonNode node = schema;
    for (String key : field.isEmpty() ? new String[0] : field.split("\\.")) {
      boolean item = key.endsWith("]");
      node = below(node, item ? key.substring(0, key.indexOf('[')) : key);
      node = item ? follow(node.path("items")) : node;
    }
    return node;
  }

  private JsonNode below(JsonNode node, String key) {
    JsonNode named = node.path("properties").path(key);
    return follow(named.isMissingNode() ? node.path("additionalProperties") : named);
  }

  private JsonNode follow(JsonNode node) {
    String reference = node.path("$ref").asText("");
    return reference.startsWith("#") ? schema.at(reference.substring(1)) : node;
  }
}
