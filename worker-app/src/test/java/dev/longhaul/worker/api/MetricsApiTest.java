package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.http.VendorPulse;
import dev.longhaul.activities.postgres.TokenRole;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsApiTest {
  private final TestApi api = new TestApi();
  private final TestApi.Caller jo = api.as(api.token(TokenRole.OPERATOR));

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void requestsAreTimedByRouteAndStatus() {
    jo.get("/api/v1/projects/one");
    jo.get("/api/v1/projects/two");
    jo.get("/no/such/place");
    api.as(null).get("/api/v1/servers");
    assertThat(line("longhaul_http_requests_seconds_count", "/api/v1/projects/{slug}"))
        .contains("method=\"GET\"", "status=\"404\"")
        .endsWith(" 2");
    assertThat(line("longhaul_http_requests_seconds_count", "/api/v1/servers"))
        .contains("status=\"401\"");
    assertThat(line("longhaul_http_requests_seconds_count", "\"none\"")).contains("404");
  }

  @Test
  void manySubjectsMakeNoMoreSeries() {
    jo.get("/api/v1/projects/first");
    int before = scrape().size();
    for (int i = 0; i < 50; i++) {
      jo.get("/api/v1/projects/customer-" + i);
      jo.get("/customer-" + i);
    }
    assertThat(scrape().size()).isLessThan(before + 40);
    assertThat(String.join("\n", scrape())).doesNotContain("customer-");
  }

  @Test
  void operationsAreCountedByKindAndState() {
    api.worker.begin(Orders.order("runs"), "run-1");
    api.worker.begin(Orders.order("waits"), "run-2").parks("DEPLOY", "build failed");
    assertThat(line("longhaul_operations{", "RUNNING"))
        .contains("kind=\"provision-project\"")
        .endsWith(" 1.0");
    assertThat(line("longhaul_operations{", "PARKED")).endsWith(" 1.0");
    assertThat(line("longhaul_operations_parked_oldest_seconds{", "PARKED")).isNotEmpty();
    assertThat(line("longhaul_ledger_up", "")).endsWith(" 1.0");
  }

  @Test
  void stuckOperationsAreCountedByReason() {
    api.ledger
        .jdbi()
        .useHandle(
            ledger ->
                ledger.execute(
                    "insert into stuck_operations (operation, reason, detail) values (?, ?, ?)",
                    "project:lost",
                    "NO_EXECUTION",
                    "Temporal does not run it"));
    assertThat(line("longhaul_operations_stuck{", "NO_EXECUTION")).endsWith(" 1.0");
    assertThat(line("longhaul_operations_stuck{", "TASKS_FAIL")).endsWith(" 0.0");
  }

  @Test
  void callsToVendorsAreTimedByMethodAndOutcome() {
    api.metrics
        .measured(VendorPulse.UNWATCHED)
        .ended("inwx", "domain.create", "2xx", Duration.ofMillis(250));
    api.metrics.measured(VendorPulse.UNWATCHED).failed("inwx", "domain.create", "2302");
    assertThat(line("longhaul_vendor_calls_seconds_sum", "domain.create"))
        .contains("vendor=\"inwx\"", "outcome=\"2xx\"")
        .endsWith(" 0.25");
    assertThat(line("longhaul_vendor_failures_total", "2302")).endsWith(" 1.0");
  }

  @Test
  void theJvmIsMeasured() {
    assertThat(line("jvm_memory_used_bytes", "heap")).isNotEmpty();
  }

  private String line(String name, String part) {
    return scrape().stream()
        .filter(line -> line.startsWith(name) && line.contains(part))
        .findFirst()
        .orElse("");
  }

  private List<String> scrape() {
    return api.as(null).get("/metrics").response().body().lines().toList();
  }
}
