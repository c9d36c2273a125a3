package dev.longhaul.activities.coolify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.longhaul.activities.http.VendorHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The sentence in a refusal: its message, what is wrong with which field, who is in the way. */
final class CoolifyRefusals {
  private CoolifyRefusals() {}

  static String sentence(int status, String body) {
    JsonNode refusal = parse(body);
    List<String> parts = new ArrayList<>();
    parts.add(refusal.path("message").asText("HTTP " + status));
    refusal
        .path("errors")
        .properties()
        .forEach(error -> parts.add(error.getKey() + ": " + texts(error.getValue())));
    refusal
        .path("conflicts")
        .forEach(
            conflict ->
                parts.add(
                    String.format(
                        "%s belongs to %s '%s' (%s)",
                        conflict.path("domain").asText(),
                        conflict.path("resource_type").asText("resource"),
                        conflict.path("resource_name").asText(),
                        conflict.path("resource_uuid").asText())));
    return String.join("; ", parts) + " [" + status + "]";
  }

  /** Texts of a field come as one string or as a list. */
  private static String texts(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(" "))
        : value.asText();
  }

  private static JsonNode parse(String body) {
    try {
      JsonNode node = VendorHttp.JSON.readTree(body);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
