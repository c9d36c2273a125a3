package dev.longhaul.worker.api;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.durable.Json;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A request that changes something and is accepted as it stands.
 *
 * @param route the path as it is registered
 * @param accepted the status of the answer
 * @param words fields in which any word is right
 * @param lines fields in which any line is right
 */
record Write(
    String method,
    String route,
    String path,
    int accepted,
    JsonNode body,
    Set<String> words,
    Set<String> lines) {
  /** What is not ASCII is escaped: half a pair of surrogates is nothing that UTF-8 can say. */
  private static final ObjectWriter WRITER =
      Json.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());

  static Write of(String method, String route, String path, int accepted, String body) {
    try {
      JsonNode read = Json.mapper().readTree(body);
      return new Write(method, route, path, accepted, read, Set.of(), Set.of());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  Write words(String... more) {
    Set<String> all = new HashSet<>(words);
    all.addAll(List.of(more));
    return new Write(method, route, path, accepted, body, all, lines);
  }

  Write lines(String... more) {
    Set<String> all = new HashSet<>(lines);
    all.addAll(List.of(more));
    return new Write(method, route, path, accepted, body, words, all);
  }

  /** Every field and element of the body, also those inside others. */
  List<JsonPointer> fields() {
    List<JsonPointer> fields = new ArrayList<>();
    collect(JsonPointer.empty(), body, fields);
    return fields;
  }

  private static void collect(JsonPointer at, JsonNode node, List<JsonPointer> fields) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(e -> enter(at.appendProperty(e.getKey()), e.getValue(), fields));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      enter(at.appendIndex(i), node.get(i), fields);
    }
  }

  private static void enter(JsonPointer at, JsonNode node, List<JsonPointer> fields) {
    fields.add(at);
    collect(at, node, fields);
  }

  /** The body with this value instead of that of one field. */
  String with(JsonPointer field, JsonNode value) {
    JsonNode changed = body.deepCopy();
    JsonNode parent = changed.at(field.head());
    if (parent instanceof ArrayNode array) {
      array.set(field.last().getMatchingIndex(), value);
    } else {
      ((ObjectNode) parent).set(field.last().getMatchingProperty(), value);
    }
    return text(changed);
  }

  /** The body without one field. */
  String without(JsonPointer field) {
    JsonNode changed = body.deepCopy();
    if (changed.at(field.head()) instanceof ArrayNode array) {
      array.remove(field.last().getMatchingIndex());
    } else {
      ((ObjectNode) changed.at(field.head())).remove(field.last().getMatchingProperty());
    }
    return text(changed);
  }

  static String text(Object value) {
    try {
      return WRITER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  TestApi.Answer send(TestApi.Caller caller) {
    return send(caller, text(body));
  }

  TestApi.Answer send(TestApi.Caller caller, String other) {
    return method.equals("DELETE")
        ? caller.delete(path)
        : caller.send(method, path, BodyPublishers.ofString(other), "application/json");
  }

  Write at(String otherPath) {
    return new Write(method, route, otherPath, accepted, body, words, lines);
  }

  @Override
  public String toString() {
    return method + " " + route;
  }
}
