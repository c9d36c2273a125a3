package dev.longhaul.worker.config;

import dev.longhaul.activities.postgres.BreakerSettings;

/** When vendors are left alone, and how operators hear of what needs them. */
public record SteeringSettings(BreakerSettings breaker) {}
