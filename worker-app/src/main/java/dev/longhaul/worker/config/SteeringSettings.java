package dev.longhaul.worker.config;

import dev.longhaul.activities.postgres.BreakerSettings;
import dev.longhaul.activities.postgres.DigestSettings;
import dev.longhaul.activities.webhook.WebhookSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * When vendors are left alone, and how operators hear of what needs them.
 *
 * @param vendorCalls how many calls to one vendor account a process has in hand at once
 */
public record SteeringSettings(
    BreakerSettings breaker,
    DigestSettings digests,
    Optional<WebhookSettings> webhook,
    Duration sweep,
    int vendorCalls) {}
