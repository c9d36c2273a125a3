package dev.longhaul.emulators.coolify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares answers with an OpenAPI document, more strictly than the document asks: a property that
 * is not described is a finding too.
 */
final class SpecifiedAnswers {
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<String, Schema> schemas = new HashMap<>();
  private final Set<String> findings = new TreeSet<>();
  private final JsonNode spec;

  SpecifiedAnswers(JsonNode spec) {
    this.spec = spec.deepCopy();
    tighten(this.spec);
  }

  /** Everything that did not match so far, each as one line without positions. */
  Set<String> findings() {
    return findings;
  }

  void check(String call, CoolifyClient.Answer answer) {
    String[] words = call.split(" ", 2);
    JsonNode operation = spec.path("paths").path(words[1]).path(words[0].toLowerCase());
    if (operation.isMissingNode()) {
      findings.add(call + ": not in the specification");
      return;
    }
    JsonNode response =
        resolve(operation.path("responses").path(Integer.toString(answer.status())));
    if (response.isMissingNode()) {
      findings.add(call + ": status " + answer.status());
      return;
    }
    String type = answer.http().headers().firstValue("Content-Type").orElse("").split(";")[0];
    JsonNode schema = response.path("content").path(type).path("schema");
    if (response.has("content") && schema.isMissingNode()) {
      findings.add(call + " " + answer.status() + ": content type " + type);
    } else if (type.endsWith("json") && !schema.isMissingNode()) {
      String where = call + " " + answer.status();
      schemas
          .computeIfAbsent(where, name -> compile(schema))
          .validate(answer.http().body(), InputFormat.JSON)
          .forEach(error -> findings.add(where + ": " + text(error)));
    }
  }

  private static String text(Error error) {
    String place = error.getInstanceLocation().toString().replaceAll("/\\d+", "/*");
    String property = error.getProperty() == null ? "" : "/" + error.getProperty();
    return place + property + " " + error.getKeyword();
  }

  private Schema compile(JsonNode schema) {
    ObjectNode document = schema.deepCopy();
    ObjectNode components = new ObjectMapper().createObjectNode();
    components.set("schemas", spec.path("components").path("schemas"));
    document.set("components", components);
    return registry.getSchema(document.toString());
  }

  private JsonNode resolve(JsonNode node) {
    String reference = node.path("$ref").asText("");
    return reference.isEmpty() ? node : spec.at(reference.substring(1));
  }

  /** Makes nullable mean something in JSON Schema, and closes described objects. */
  private static void tighten(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.path("nullable").asBoolean() && object.path("type").isTextual()) {
        String type = object.path("type").asText();
        object.putArray("type").add(type).add("null");
      }
      boolean described = object.path("properties").isObject() && isObject(object);
      if (described && !object.has("additionalProperties")) {
        object.put("additionalProperties", false);
      }
    }
    node.forEach(SpecifiedAnswers::tighten);
  }

  private static boolean isObject(ObjectNode node) {
    return node.path("type").asText().equals("object");
  }
}
