package dev.longhaul.worker.config;

import dev.longhaul.durable.codec.PayloadKeys;
import dev.longhaul.worker.codec.CodecSettings;
import dev.longhaul.worker.codec.WebUiOrigin;
import java.time.Duration;
import java.util.Optional;

/** What this process serves over HTTP, and the keys of the payloads it can show. */
final class ServingSection {
  private final Variables variables;

  ServingSection(Variables variables) {
    this.variables = variables;
  }

  WorkerSettings.ApiAddress api() {
    return new WorkerSettings.ApiAddress(
        variables.text("LONGHAUL_API_HOST", "127.0.0.1"),
        variables.integer("LONGHAUL_API_PORT", 8000, 0, 65_535),
        variables.integer("LONGHAUL_PROJECT_RESTARTS", 3, 0, 100));
  }

  Duration goodbye() {
    return variables.time("LONGHAUL_GOODBYE", Duration.ofSeconds(30));
  }

  CodecSettings codec() {
    return new CodecSettings(
        variables.text("LONGHAUL_CODEC_HOST", "127.0.0.1"),
        variables.integer("LONGHAUL_CODEC_PORT", 8001, 0, 65_535),
        variables.parsed("LONGHAUL_WEB_UI_ORIGIN", WebUiOrigin::new));
  }

  WorkerSettings.MetricsAddress metrics() {
    boolean wanted = variables.text("LONGHAUL_METRICS_PORT").isPresent();
    int port = variables.integer("LONGHAUL_METRICS_PORT", 0, 0, 65_535);
    return new WorkerSettings.MetricsAddress(
        variables.text("LONGHAUL_METRICS_HOST", "127.0.0.1"),
        wanted ? Optional.of(port) : Optional.empty());
  }

  PayloadKeys payloadKeys() {
    return variables.parsed("LONGHAUL_PAYLOAD_KEYS", PayloadKeys.none(), PayloadKeys::parse);
  }
}
