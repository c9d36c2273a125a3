package dev.longhaul.activities.webhook;

import dev.longhaul.activities.http.Endpoint;
import dev.longhaul.durable.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * Where notices go.
 *
 * @param url {@code https}, or {@code http} on this very host
 * @param secret signs every request; at least 16 characters
 */
public record WebhookSettings(URI url, Secret secret, Duration timeout) {
  /** How long a secret must be, in characters. */
  public static final int SHORTEST_SECRET = 16;

  public WebhookSettings {
    Endpoint.of(url);
    if (secret.reveal().length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException("the webhook's secret needs 16 characters or more");
    }
  }
}
