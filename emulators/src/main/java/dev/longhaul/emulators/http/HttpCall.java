package dev.longhaul.emulators.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request that has completely arrived.
 *
 * @param headers reads a request header by name
 */
public record HttpCall(
    String method, String path, Map<String, String> query, Headers headers, String body) {

  /** Reads one request header. */
  @FunctionalInterface
  public interface Headers {
    Optional<String> first(String name);
  }

  static HttpCall read(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    com.sun.net.httpserver.Headers headers = exchange.getRequestHeaders();
    return new HttpCall(
        exchange.getRequestMethod(),
        uri.getPath(),
        parseQuery(uri.getRawQuery()),
        name -> Optional.ofNullable(headers.getFirst(name)),
        body);
  }

  private static Map<String, String> parseQuery(String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    if (raw != null && !raw.isEmpty()) {
      for (String pair : raw.split("&")) {
        String[] parts = pair.split("=", 2);
        query.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
      }
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
