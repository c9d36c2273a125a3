package dev.longhaul.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.worker.metrics.Metrics;
import dev.longhaul.worker.metrics.MetricsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MetricsServerTest {

  @Test
  void aProcessWithoutApiShowsItsMetricsOnAPortOfTheirOwn() throws Exception {
    try (Metrics metrics = new Metrics();
        MetricsServer server = MetricsServer.start("127.0.0.1", 0, metrics)) {
      assertThat(get(server, "/metrics")).contains("jvm_memory_used_bytes", "process_uptime");
      assertThat(get(server, "/healthz")).isEqualTo("ok");
    }
  }

  private static String get(MetricsServer server, String path) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    try (InputStream stream = uri.toURL().openStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
