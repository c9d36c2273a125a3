package dev.longhaul.sandbox.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.durable.Json;
import java.util.ArrayList;
import java.util.List;

/** What a command has said, and its exit code. */
record Run(int exit, String out, String err) {

  /** Every line of the output as a document. */
  List<JsonNode> documents() {
    return out.lines().map(Run::read).toList();
  }

  /** The last document of the output. */
  JsonNode document() {
    List<JsonNode> documents = documents();
    if (documents.isEmpty()) {
      throw new AssertionError("no document: " + this);
    }
    return documents.get(documents.size() - 1);
  }

  static JsonNode read(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not a document: " + text, e);
    }
  }

  static List<JsonNode> list(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items;
  }
}
