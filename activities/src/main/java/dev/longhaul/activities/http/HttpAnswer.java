package dev.longhaul.activities.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;

/** A complete answer, whatever its status. */
public record HttpAnswer(int status, Headers headers, String body, Optional<Duration> retryAfter) {

  public boolean successful() {
    return status >= 200 && status < 300;
  }

  /** The vendor's id of the call, when a header carries one. */
  public Optional<String> correlationId() {
    return List.of("X-Correlation-Id", "X-Request-Id").stream()
        .map(headers::get)
        .filter(value -> value != null && !value.isBlank())
        .findFirst();
  }
}
