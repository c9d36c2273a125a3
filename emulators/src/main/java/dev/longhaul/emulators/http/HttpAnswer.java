package dev.longhaul.emulators.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A complete HTTP answer. */
public record HttpAnswer(int status, Map<String, String> headers, String body) {

  public static HttpAnswer json(int status, JsonNode body) {
    return new HttpAnswer(status, Map.of("Content-Type", "application/json"), body.toString());
  }

  public static HttpAnswer text(int status, String contentType, String body) {
    return new HttpAnswer(status, Map.of("Content-Type", contentType), body);
  }

  public HttpAnswer withHeader(String name, String value) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put(name, value);
    return new HttpAnswer(status, all, body);
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
