package dev.longhaul.orders;

import com.fasterxml.jackson.databind.JsonNode;
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

  /** Whether the field's key stands there without a value. */
  boolean isEmptyKey(String field) {
    return places.containsKey(field);
  }
}
