package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a worker tells after it has provisioned a project. */
@ExtendWith(CompanyExtension.class)
class MetricsTest {
  private static final Order ORDER = Order.subdomain("measured");
  private static Company company;

  @BeforeAll
  static void provision(Company shared) {
    company = shared;
    assertThat(company.order(ORDER, "--wait").exit()).isZero();
  }

  @Test
  void temporalsOwnFiguresAreThere() {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(scrape())
                    .contains(
                        "temporal_request_total",
                        "temporal_workflow_completed_total",
                        "temporal_activity_schedule_to_start_latency_seconds",
                        "temporal_num_pollers"));
  }

  @Test
  void callsToVendorsAndOperationsAreThere() {
    assertThat(scrape())
        .contains(
            "longhaul_vendor_calls_seconds_count{call=\"POST /projects\",outcome=\"2xx\"",
            "vendor=\"inwx\"",
            "longhaul_operations{kind=\"provision-project\",state=\"SUCCEEDED\"}",
            "longhaul_ledger_up 1.0");
  }

  @Test
  void showsThatTheRegistrarIsHeard() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(scrape())
                    .containsPattern(
                        "longhaul_registrar_watch_age_seconds\\{account=\"inwx-[a-z]+\"\\} \\d{1,2}\\.0"));
  }

  @Test
  void nobodyAndNoSecretIsNamed() {
    assertThat(scrape()).doesNotContain("measured", ".example", "@", company.box().adminToken());
  }

  private static String scrape() {
    HttpRequest request = HttpRequest.newBuilder(URI.create(company.apiUrl() + "/metrics")).build();
    return Http.text(HttpClient.newHttpClient(), request).body();
  }
}
