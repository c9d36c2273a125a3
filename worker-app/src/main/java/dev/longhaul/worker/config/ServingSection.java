package dev.longhaul.worker.config;

import dev.longhaul.durable.codec.PayloadKeys;
import dev.longhaul.worker.codec.CodecSettings;
import dev.longhaul.worker.codec.WebUiOrigin;
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

  CodecSettings codec() {
    return new CodecSettings(
        variables.text("LONGHAUL_CODEC_HOST", "127.0.0.1"),
        variables.integer("LONGHAUL_CODEC_PORT", 8001, 0, 65_535),
        Optional.ofNullable(variables.parsed("LONGHAUL_WEB_UI_ORIGIN", null, WebUiOrigin::new)));
  }

  PayloadKeys payloadKeys() {
    return variables.parsed("LONGHAUL_PAYLOAD_KEYS", PayloadKeys.none(), PayloadKeys::parse);
  }
}
