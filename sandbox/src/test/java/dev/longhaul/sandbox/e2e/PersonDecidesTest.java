package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** O-07: skip and extend, where a step declares them. */
@ExtendWith(CompanyExtension.class)
class PersonDecidesTest {
  private static Company company;

  @BeforeAll
  static void open(Company shared) {
    company = shared;
  }

  @Test
  void skipsAHealthCheckThatSomebodyAnswersFor() {
    Order order = Order.subdomain("sick");
    company.world().coolify().unhealthy(order.domain());
    Run parked = company.order(order, "--wait");
    assertThat(parked.exit()).as(parked.toString()).isEqualTo(6);
    assertThat(company.log("sick"))
        .filteredOn(line -> line.path("action").asText().equals("health_check_attempt"))
        .hasSize(3)
        .allSatisfy(line -> assertThat(line.path("error").asText()).contains("503"));
    assertThat(company.log("sick"))
        .extracting(line -> line.path("action").asText())
        .contains("health_check_failed")
        .doesNotContain("health_check_passed");

    Run skip = company.longhaul("operation", "decide", order.id(), "skip", "--wait");
    assertThat(skip.exit()).as(skip.toString()).isZero();
    assertThat(status(order, "CHECK_HEALTH")).isEqualTo("SKIPPED");
    assertThat(company.project("sick").path("status").asText()).isEqualTo("ACTIVE");
  }

  @Test
  void sendsTheWelcomeMailOnceItIsAccepted() {
    Order order = Order.subdomain("muted");
    company.world().mail().rejectNext(1, 554);
    Run parked = company.order(order, "--wait");
    assertThat(parked.exit()).as(parked.toString()).isEqualTo(6);
    assertThat(company.operation(order.id()).at("/parking/step").asText()).isEqualTo("WELCOME");
    assertThat(company.count("mailed", order.owner())).isZero();

    Run retry = company.longhaul("operation", "decide", order.id(), "retry", "--wait");
    assertThat(retry.exit()).as(retry.toString()).isZero();
    assertThat(company.count("mailed", order.owner())).isOne();
    assertThat(company.project("muted").path("status").asText()).isEqualTo("ACTIVE");
  }

  @Test
  void movesTheDeadlineOfAPark() {
    Order order = Order.existing("patient");
    assertThat(company.order(order, "--wait").exit()).isEqualTo(6);
    Instant before = deadline(order);
    Run extend = company.longhaul("operation", "decide", order.id(), "extend", "--extend-by", "2d");
    assertThat(extend.exit()).as(extend.toString()).isZero();
    assertThat(deadline(order)).isEqualTo(before.plus(Duration.ofDays(2)));
    assertThat(company.longhaul("operation", "decide", order.id(), "abort", "--wait").exit())
        .isEqualTo(5);
  }

  private static Instant deadline(Order order) {
    return Instant.parse(company.operation(order.id()).path("deadline").asText());
  }

  private static String status(Order order, String step) {
    return Run.list(company.operation(order.id()).path("steps")).stream()
        .filter(line -> line.path("step").asText().equals(step))
        .map((JsonNode line) -> line.path("status").asText())
        .findFirst()
        .orElseThrow();
  }
}
