package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** O-03: a cancel ends the waits, also those of a child, and undoes what was done. */
@ExtendWith(CompanyExtension.class)
class CancelTest {
  private static final Order ORDER = Order.registered("regretted");
  private static Company company;

  /** The registry never gets on with it, because its clock stands still. */
  @BeforeAll
  static void waitForTheRegistration(Company shared) {
    company = shared;
    company.world().clock().speed(0);
    assertThat(company.order(ORDER).exit()).isZero();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                company.longhaul("operation", "show", child()).out().contains("REG REQUESTED")
                    || company.longhaul("operation", "show", child()).out().contains("waits for"));
  }

  private static String child() {
    return "domain:" + ORDER.domain();
  }

  @AfterAll
  static void letTimePass() {
    company.world().clock().speed(1);
  }

  @Test
  void stopsTheWaitForTheRegistration() {
    JsonNode waiting = company.operation(ORDER.id());
    assertThat(waiting.path("state").asText()).isEqualTo("WAITING_FOR_CHILD");
    assertThat(waiting.path("waits_for_operation").asText()).isEqualTo(child());

    Run cancel =
        company.longhaul(
            "operation", "cancel", ORDER.id(), "--reason", "the customer regrets", "--wait");
    assertThat(cancel.exit()).as(cancel.toString()).isEqualTo(5);
    assertThat(cancel.out())
        .contains("project:regretted aborted", "the customer regrets", "paid 11.88 EUR");
    assertThat(company.operation(child()).path("state").asText()).isEqualTo("ABORTED");
    assertThat(company.operation(child()).path("paid").toString()).contains("1188");
    assertThat(company.project(ORDER.slug()).path("status").asText()).isEqualTo("DRAFT");

    refusesAnotherCancel();
    buysNothingWhenOrderedAgain();
  }

  private static void refusesAnotherCancel() {
    Run late = company.longhaul("operation", "cancel", ORDER.id());
    assertThat(late.exit()).isEqualTo(1);
    assertThat(late.err())
        .contains("project:regretted has ended: ABORTED; there is nothing to cancel");
  }

  private static void buysNothingWhenOrderedAgain() {
    company.world().clock().speed(1);
    Run again = company.order(ORDER, "--wait");
    assertThat(again.exit()).as(again.toString()).isZero();
    assertThat(company.count("charged", ORDER.domain())).isOne();
  }
}
