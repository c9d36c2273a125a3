package dev.longhaul.sandbox.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Somebody who orders over the API. */
final class ApiCaller {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final String token;

  ApiCaller(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /** What the API said. */
  record Said(int status, Optional<String> retryAfter) {}

  Said order(String slug) {
    String body =
        """
        {"slug": "%s", "name": "Project %s", "owner_email": "owner@%s.example",
         "project_type": "shop", "plugins": ["blog"], "locale": "en",
         "domain": {"name": "%s.example", "source": "register"}}
        """
            .formatted(slug, slug, slug, slug);
    return send(
        HttpRequest.newBuilder(URI.create(url + "/api/v1/projects"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Said ready() {
    return send(HttpRequest.newBuilder(URI.create(url + "/readyz")).GET());
  }

  private Said send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(
              request.header("Authorization", "Bearer " + token).timeout(LONGEST).build(),
              HttpResponse.BodyHandlers.ofString());
      return new Said(answer.statusCode(), answer.headers().firstValue("Retry-After"));
    } catch (IOException e) {
      return new Said(0, Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while calling the API", e);
    }
  }
}
