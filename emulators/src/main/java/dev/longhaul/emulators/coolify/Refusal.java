package dev.longhaul.emulators.coolify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.emulators.http.HttpAnswer;
import java.util.List;
import java.util.Map;

/** The vendor says no, with a status and a JSON body. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient HttpAnswer answer;

  private Refusal(HttpAnswer answer) {
    super(answer.body());
    this.answer = answer;
  }

  static Refusal of(int status, String message) {
    return new Refusal(HttpAnswer.json(status, message(message)));
  }

  static Refusal of(int status, JsonNode body) {
    return new Refusal(HttpAnswer.json(status, body));
  }

  static Refusal notFound(String what) {
    return of(404, what + " not found.");
  }

  /** The usual form: every field with a list of what is wrong with it. */
  static Refusal invalid(Map<String, List<String>> errors) {
    ObjectNode body = message("Validation failed.");
    ObjectNode fields = body.putObject("errors");
    errors.forEach((field, texts) -> texts.forEach(fields.withArrayProperty(field)::add));
    return of(422, body);
  }

  /** The other form that the vendor uses as well: one text instead of a list. */
  static Refusal invalidText(String field, String text) {
    ObjectNode body = message("Validation failed.");
    body.putObject("errors").put(field, text);
    return of(422, body);
  }

  static ObjectNode message(String text) {
    return JsonNodeFactory.instance.objectNode().put("message", text);
  }

  Refusal withHeader(String name, String value) {
    return new Refusal(answer.withHeader(name, value));
  }

  HttpAnswer answer() {
    return answer;
  }
}
