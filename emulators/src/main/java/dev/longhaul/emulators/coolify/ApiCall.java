package dev.longhaul.emulators.coolify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.emulators.faults.Passage;
import dev.longhaul.emulators.http.HttpCall;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** One authorised call with the variables of its path and its body. */
record ApiCall(
    HttpCall http, Map<String, String> path, ObjectNode body, Instant at, Passage passage) {
  private static final ObjectMapper JSON = new ObjectMapper();

  String path(String name) {
    return Objects.requireNonNull(path.get(name), name);
  }

  String text(String field) {
    return body.path(field).asText("");
  }

  boolean flag(String field, boolean otherwise) {
    return body.path(field).isBoolean() ? body.path(field).asBoolean() : otherwise;
  }

  /** A parameter from the query, or from the body where the vendor accepts both. */
  String parameter(String name) {
    return http.query().getOrDefault(name, text(name));
  }

  boolean switchedOn(String name) {
    String value = parameter(name);
    return value.equals("true") || value.equals("1");
  }

  int number(String name, int otherwise) {
    String value = http.query().getOrDefault(name, "");
    return value.matches("\\d{1,6}") ? Integer.parseInt(value) : otherwise;
  }

  static ObjectNode parse(String body) {
    if (body.isBlank()) {
      return JSON.createObjectNode();
    }
    try {
      JsonNode node = JSON.readTree(body);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw Refusal.of(400, "Invalid JSON.");
    }
    throw Refusal.of(400, "Invalid JSON.");
  }
}
