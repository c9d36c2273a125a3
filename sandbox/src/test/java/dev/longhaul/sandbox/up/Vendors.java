package dev.longhaul.sandbox.up;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.StreamSupport;

/** The vendors of a running box, at the address which {@code up} prints. */
final class Vendors {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  Vendors(String port) {
    this.base = "http://127.0.0.1:" + port;
  }

  /** The next such call gets no answer once it is done; returns the id of the hold. */
  String hold(String vendor, String call) {
    String body =
        """
        {"vendor": "%s", "call": "%s", "point": "AFTER_EFFECT"}"""
            .formatted(vendor, call);
    HttpRequest.Builder request = request("/holds").POST(BodyPublishers.ofString(body));
    return send(request).path("id").asText();
  }

  boolean isReached(String hold) {
    return send(request("/holds/" + hold + "?wait=PT60S")).path("reached").asBoolean();
  }

  /** How often this has happened. */
  long count(String kind, String subject) {
    return StreamSupport.stream(send(request("/effects")).spliterator(), false)
        .filter(effect -> effect.path("kind").asText().equals(kind))
        .filter(effect -> effect.path("subject").asText().equals(subject))
        .count();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      return JSON.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException("the vendors do not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
