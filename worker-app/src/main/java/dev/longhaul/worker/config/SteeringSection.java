package dev.longhaul.worker.config;

import dev.longhaul.activities.postgres.BreakerSettings;
import dev.longhaul.activities.postgres.DigestSettings;
import dev.longhaul.activities.webhook.WebhookSettings;
import dev.longhaul.durable.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** When vendors are left alone, and how operators hear of what needs them. */
final class SteeringSection {
  private final Variables variables;

  SteeringSection(Variables variables) {
    this.variables = variables;
  }

  SteeringSettings steering() {
    return new SteeringSettings(
        breaker(),
        digests(),
        webhook(),
        variables.time("LONGHAUL_SWEEP_INTERVAL", Duration.ofMinutes(1)),
        variables.integer("LONGHAUL_VENDOR_CALLS", 8, 1, 100));
  }

  private BreakerSettings breaker() {
    BreakerSettings usual = BreakerSettings.DEFAULT;
    return new BreakerSettings(
        variables.integer("LONGHAUL_BREAKER_FAILURES", usual.failures(), 0, 10_000),
        variables.time("LONGHAUL_BREAKER_AFTER", usual.after()),
        variables.time("LONGHAUL_BREAKER_PAUSE", usual.pause()));
  }

  private DigestSettings digests() {
    DigestSettings usual = DigestSettings.DEFAULT;
    return new DigestSettings(
        variables.integer("LONGHAUL_DIGEST_AFTER", usual.after(), 1, 10_000),
        variables.time("LONGHAUL_DIGEST_WINDOW", usual.window()));
  }

  private Optional<WebhookSettings> webhook() {
    if (variables.text("LONGHAUL_NOTICE_WEBHOOK_URL").isEmpty()) {
      return Optional.empty();
    }
    Optional<URI> url = variables.parsed("LONGHAUL_NOTICE_WEBHOOK_URL", Endpoints::vendor);
    Secret secret =
        variables.requiredSecret(
            "LONGHAUL_NOTICE_WEBHOOK_SECRET", "16 characters or more; signs what is sent");
    Duration timeout = variables.timeout("LONGHAUL_NOTICE_WEBHOOK_TIMEOUT", Duration.ofSeconds(10));
    if (url.isEmpty() || secret == null) {
      return Optional.empty();
    }
    if (secret.reveal().length() < WebhookSettings.SHORTEST_SECRET) {
      variables.mistake("LONGHAUL_NOTICE_WEBHOOK_SECRET: must have 16 characters or more");
      return Optional.empty();
    }
    return Optional.of(new WebhookSettings(url.get(), secret, timeout));
  }
}
