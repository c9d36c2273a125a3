package dev.longhaul.sandbox.up;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.longhaul.durable.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a box says of itself when it is asked. */
record Vitals(Kind kind, String words) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How it is. */
  enum Kind {
    READY,
    /** Nobody listens yet. */
    STARTING,
    /** A part of it is away; nobody brings it back by itself. */
    BROKEN
  }

  /** Asks {@code /readyz} of the API. */
  static Vitals of(String port) {
    URI ready = URI.create("http://127.0.0.1:" + port + "/readyz");
    HttpRequest request = HttpRequest.newBuilder(ready).timeout(PATIENCE).build();
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? new Vitals(Kind.READY, "")
          : new Vitals(Kind.BROKEN, detail(answer.body()));
    } catch (ConnectException e) {
      return new Vitals(Kind.STARTING, "");
    } catch (IOException e) {
      return new Vitals(Kind.BROKEN, "the API does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Vitals(Kind.BROKEN, "interrupted");
    }
  }

  private static String detail(String problem) {
    try {
      return Json.mapper().readTree(problem).path("detail").asText("the API says that it is not");
    } catch (JsonProcessingException e) {
      return "something else answers there";
    }
  }
}
