package dev.longhaul.emulators.inwx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One call with its parameters, read as tolerantly as the vendor reads them: numbers may be
 * strings, booleans may be 0 and 1.
 *
 * @param session the session cookie's value; empty before login
 */
record InwxCall(String method, ObjectNode params, Optional<String> session, Instant at) {

  boolean has(String name) {
    return params.hasNonNull(name);
  }

  String text(String name) {
    return params.path(name).asText();
  }

  String text(String name, String otherwise) {
    return has(name) ? text(name) : otherwise;
  }

  /** A name as the vendor compares it: lower case, no trailing dot. */
  String name(String parameter) {
    return lower(text(parameter));
  }

  long number(String name, long otherwise) {
    return has(name) ? Long.parseLong(text(name)) : otherwise;
  }

  boolean flag(String name, boolean otherwise) {
    return has(name) ? text(name).equals("1") || text(name).equalsIgnoreCase("true") : otherwise;
  }

  boolean testing() {
    return flag("testing", false);
  }

  /** One value or a list of values. */
  List<String> texts(String name) {
    JsonNode node = params.path(name);
    List<String> values = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(item -> values.add(item.asText()));
    } else if (has(name)) {
      values.add(node.asText());
    }
    return values;
  }

  static String lower(String name) {
    String trimmed = name.trim().toLowerCase(Locale.ROOT);
    return trimmed.endsWith(".") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
  }
}
