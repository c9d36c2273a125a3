package dev.longhaul.orders;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text as a tree, with the place of each field and the mistakes of form that were found on the
 * way. Keys without a value are not in the tree but have a place.
 *
 * @param tree null when the text has no tree
 */
record Document(@Nullable JsonNode tree, Map<String, Place> places, List<Mistake> mistakes) {

  static Document refused(Mistake mistake) {
    return new Document(null, Map.of(), List.of(mistake));
  }

  /** Where the field stands, or else the nearest field around it. */
  Place place(String field) {
    String known = field;
    while (!known.isEmpty() && !places.containsKey(known)) {
      known =
          known.substring(0, Math.max(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['))));
    }
    return places.getOrDefault(known, Place.START);
  }

  /** What stands below one field, as a document of its own. */
  Document part(JsonNode of, String parent) {
    Map<String, Place> below = new LinkedHashMap<>();
    places.forEach(
        (field, place) -> {
          if (field.startsWith(parent + ".")) {
            below.put(field.substring(parent.length() + 1), place);
          }
        });
    return new Document(of.path(parent), below, List.of());
  }

  /** Entries right below {@code parent} that have a key of their own choosing and no value. */
  List<Finding> emptyBelow(JsonNode of, String parent) {
    JsonNode entries = of.at("/" + parent.replace('.', '/'));
    return places.keySet().stream()
        .filter(field -> field.startsWith(parent + "."))
        .map(field -> field.substring(parent.length() + 1))
        .filter(key -> !key.contains(".") && !key.contains("[") && !entries.has(key))
        .map(
            key -> new Finding(Field.child(parent, key), "is empty", "write a value, or remove it"))
        .toList();
  }

  /** Whether the field's key stands there without a value. */
  boolean isEmptyKey(String field) {
    return places.containsKey(field);
  }
}
