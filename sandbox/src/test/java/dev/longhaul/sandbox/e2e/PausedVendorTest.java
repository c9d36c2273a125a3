package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** O-15: vendor accounts that a person or the breaker has paused, from the command line. */
class PausedVendorTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static Company company;

  @BeforeAll
  static void open() {
    company = Company.openWithout(PausedVendorTest::withAQuickBreaker);
    company.addServer("web-1", 20);
  }

  private static Map<String, String> withAQuickBreaker(Map<String, String> settings) {
    Map<String, String> quick = new LinkedHashMap<>(settings);
    quick.put("LONGHAUL_BREAKER_FAILURES", "4");
    quick.put("LONGHAUL_BREAKER_AFTER", "0s");
    quick.put("LONGHAUL_BREAKER_PAUSE", "1s");
    return quick;
  }

  @AfterAll
  static void close() {
    company.close();
  }

  @Test
  void anOrderWaitsForThePausedPlatformAndGoesOnAfterTheResume() {
    Order order = Order.subdomain("patient");
    Run pause = company.longhaul("vendor", "pause", "coolify-main", "--reason", "update");
    assertThat(pause.exit()).as(pause.toString()).isZero();
    int callsBefore = company.world().coolify().switchboard().calls("GET /projects");
    CompletableFuture<Run> run = company.ordering(order);
    await()
        .atMost(PATIENCE)
        .until(
            () -> step(order, "CREATE_APPLICATION").path("waits_for").asText().contains("pause"));
    assertThat(step(order, "CREATE_APPLICATION").path("waits_for").asText())
        .startsWith("vendor coolify-main paused by ")
        .endsWith(": update");
    assertThat(company.operation(order.id()).path("state").asText()).isEqualTo("RUNNING");
    assertThat(company.longhaul("vendor", "list").out())
        .containsPattern("coolify-main +paused .* 1 +update");
    assertThat(company.world().coolify().switchboard().calls("GET /projects"))
        .isEqualTo(callsBefore);
    company.longhaul("vendor", "resume", "coolify-main");
    Run ended = run.join();
    assertThat(ended.exit()).as(ended.toString()).isZero();
    assertThat(company.count("application-created", order.app())).isOne();
  }

  @Test
  void aCancelledOrderDoesNotWaitForThePausedRegistrar() {
    Order order = Order.registered("hasty");
    company.longhaul("vendor", "pause", "inwx-live");
    CompletableFuture<Run> run = company.ordering(order);
    await().atMost(PATIENCE).until(() -> shown(order).path("state").asText().startsWith("WAITING"));
    company.longhaul("operation", "cancel", order.id(), "--reason", "too slow");
    assertThat(run.join().exit()).isEqualTo(5);
    company.longhaul("vendor", "resume", "inwx-live");
    assertThat(company.count("charged", order.domain())).isZero();
  }

  @Test
  void theBreakerOpensOnSilenceAndClosesByItself() {
    Order order = Order.subdomain("broken");
    company.world().coolify().switchboard().failNext("GET /projects", 6, 503);
    Run run = company.ordering(order).join();
    assertThat(run.exit()).as(run.toString()).isZero();
    assertThat(run.out()).contains("vendor coolify-main paused by breaker since ");
    assertThat(company.longhaul("vendor", "list").out()).containsPattern("coolify-main +open");
    assertThat(company.count("deployment-started", order.app())).isOne();
  }

  private static JsonNode step(Order order, String name) {
    for (JsonNode step : shown(order).path("steps")) {
      if (step.path("step").asText().equals(name)) {
        return step;
      }
    }
    return MissingNode.getInstance();
  }

  private static JsonNode shown(Order order) {
    return company.ifStarted(order.id()).orElse(MissingNode.getInstance());
  }
}
