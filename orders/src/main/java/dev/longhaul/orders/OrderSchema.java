package dev.longhaul.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A published schema, with errors said in an operator's words. */
public final class OrderSchema {
  private final Schema schema;
  private final SchemaNotes notes;
  private final String what;

  /** Of an order. */
  public OrderSchema() {
    this("project-order", "an order");
  }

  /**
   * @param what what the text is, as a sentence says it
   */
  OrderSchema(String name, String what) {
    this.what = what;
    String text = text(name);
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text, InputFormat.JSON);
    this.notes = new SchemaNotes(parse(text));
  }

  /** The schema itself, to be served or written to a file. */
  public static String text() {
    return text("project-order");
  }

  static String text(String name) {
    return resource(name + ".schema.json");
  }

  static String resource(String name) {
    String resource = "/schemas/" + name;
    try (InputStream stream = OrderSchema.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  List<Finding> check(JsonNode tree, Document document) {
    return schema.validate(tree.toString(), InputFormat.JSON).stream()
        .map(error -> finding(error, document))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Finding> finding(Error error, Document document) {
    String field = field(error.getInstanceLocation());
    String value = error.getInstanceNode().isString() ? error.getInstanceNode().asString() : "";
    return Optional.ofNullable(
        switch (error.getKeyword()) {
          case "not" -> null;
          case "required" -> missing(Field.child(field, error.getProperty()), document);
          case "additionalProperties" -> unknown(field, error.getProperty());
          case "type" -> new Finding(field, wrongType(error), notes.example(field));
          case "enum" -> choice(field, value, error);
          case "maxProperties" -> new Finding(field, "has too many entries", tooMany(error));
          case "minimum", "maximum" -> new Finding(field, "is out of range", notes.example(field));
          case "maxItems" -> new Finding(field, "has too many entries", tooMany(error));
          case "maxLength" ->
              new Finding(field, "is too long", "use at most " + argument(error) + " characters");
          default -> wrongForm(field, value);
        });
  }

  private Finding missing(String field, Document document) {
    String message = document.isEmptyKey(field) ? "is empty" : "is missing";
    return new Finding(field, message, "write it, " + notes.example(field));
  }

  private Finding unknown(String parent, String key) {
    List<String> known = notes.keys(parent);
    String remedy =
        NearestWord.to(key, known)
            .map(word -> "did you mean " + word + "?")
            .orElse("remove it; known here are " + String.join(", ", known));
    return new Finding(Field.child(parent, key), "is not a key of " + what, remedy);
  }

  private Finding choice(String field, String value, Error error) {
    List<String> words = words(error);
    String remedy =
        NearestWord.to(value, words)
            .map(word -> "did you mean " + word + "?")
            .orElse("use one of " + String.join(", ", words));
    return new Finding(field, "'" + Words.shown(value) + "' is not a choice", remedy);
  }

  private static List<String> words(Error error) {
    return error.getSchemaNode().values().stream().map(word -> word.asString()).toList();
  }

  private Finding wrongForm(String field, String value) {
    String message =
        value.isBlank() ? "is empty" : "'" + Words.shown(value) + "' does not have the right form";
    return new Finding(field, message, notes.example(field));
  }

  private static String wrongType(Error error) {
    String wanted = error.getSchemaNode().isString() ? error.getSchemaNode().asString() : "string";
    return switch (wanted) {
      case "object" -> "must have keys of its own below it";
      case "array" -> "must be a list";
      case "integer" -> "must be a whole number";
      default -> "must be text";
    };
  }

  private static String tooMany(Error error) {
    return "keep at most " + argument(error);
  }

  private static String argument(Error error) {
    return error.getSchemaNode().asString();
  }

  private static String field(NodePath path) {
    String field = Field.ROOT;
    for (int i = 0; i < path.getNameCount(); i++) {
      field =
          path.getElement(i) instanceof Integer index
              ? Field.item(field, index)
              : Field.child(field, path.getName(i));
    }
    return field;
  }

  private static JsonNode parse(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot parse a schema", e);
    }
  }
}
