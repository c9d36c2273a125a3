package dev.longhaul.worker.config;

import dev.longhaul.activities.postgres.BreakerSettings;

/** When vendors are left alone, and how operators hear of what needs them. */
final class SteeringSection {
  private final Variables variables;

  SteeringSection(Variables variables) {
    this.variables = variables;
  }

  SteeringSettings steering() {
    return new SteeringSettings(breaker());
  }

  private BreakerSettings breaker() {
    BreakerSettings usual = BreakerSettings.DEFAULT;
    return new BreakerSettings(
        variables.integer("LONGHAUL_BREAKER_FAILURES", usual.failures(), 0, 10_000),
        variables.time("LONGHAUL_BREAKER_AFTER", usual.after()),
        variables.time("LONGHAUL_BREAKER_PAUSE", usual.pause()));
  }
}
