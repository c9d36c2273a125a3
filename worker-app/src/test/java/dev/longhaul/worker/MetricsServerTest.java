package dev.longhaul.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.worker.api.Probe;
import dev.longhaul.worker.api.Readiness;
import dev.longhaul.worker.metrics.Metrics;
import dev.longhaul.worker.metrics.MetricsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsServerTest {

  @Test
  void aProcessWithoutApiShowsItsMetricsOnAPortOfTheirOwn() throws Exception {
    try (Metrics metrics = new Metrics();
        MetricsServer server = MetricsServer.start("127.0.0.1", 0, metrics, Optional::empty)) {
      assertThat(get(server, "/metrics")).contains("jvm_memory_used_bytes", "process_uptime");
      assertThat(get(server, "/healthz")).isEqualTo("ok");
      assertThat(get(server, "/readyz")).isEqualTo("ready");
    }
  }

  @Test
  void aProcessWithoutApiSaysWhatItCannotWorkWith() throws Exception {
    try (Metrics metrics = new Metrics();
        Readiness readiness =
            new Readiness(
                List.of(
                    new Probe("ledger", () -> {}),
                    new Probe(
                        "kafka",
                        () -> {
                          throw new IllegalStateException("Kafka refuses the login");
                        })));
        MetricsServer server = MetricsServer.start("127.0.0.1", 0, metrics, readiness::complaint)) {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + "/readyz");
      HttpRequest ready = HttpRequest.newBuilder(uri).build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(ready, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).isEqualTo("no answer from: kafka");
    }
  }

  private static String get(MetricsServer server, String path) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    try (InputStream stream = uri.toURL().openStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
