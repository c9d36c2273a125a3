package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.emulators.faults.Hold;
import dev.longhaul.emulators.faults.HoldPoint;
import dev.longhaul.emulators.faults.Switchboard;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** O-03, O-14: what was sent is never abandoned, and what cannot be undone is named. */
@ExtendWith(CompanyExtension.class)
class UndoTest {
  private static Company company;

  @BeforeAll
  static void open(Company shared) {
    company = shared;
  }

  @AfterEach
  void mendThePlatform() {
    platform().clear();
  }

  private static Switchboard platform() {
    return company.world().coolify().switchboard();
  }

  @Test
  void letsARunningWriteFinishAndTakesItBack() throws InterruptedException {
    Order order = Order.subdomain("halfway");
    Hold hold = platform().hold("POST /applications/public", HoldPoint.AFTER_EFFECT);
    assertThat(company.order(order).exit()).isZero();
    assertThat(hold.awaitReached(Duration.ofSeconds(30))).isTrue();
    assertThat(company.longhaul("operation", "cancel", order.id()).exit()).isZero();
    Run again = company.longhaul("operation", "cancel", order.id());
    assertThat(again.exit()).as("a second cancel changes nothing: " + again).isZero();
    hold.release();

    Run end = company.longhaul("operation", "watch", order.id());
    assertThat(end.exit()).as(end.toString()).isEqualTo(5);
    assertThat(company.count("application-created", order.app())).isOne();
    assertThat(company.platform().applications(order.app())).isEmpty();
    assertThat(company.platform().projects(order.app())).isEmpty();
    assertThat(company.project(order.slug()).path("status").asText()).isEqualTo("DRAFT");
  }

  @Test
  void parksInTheUndoAndNamesWhatIsLeft() {
    Order order = Order.subdomain("sticky");
    company.world().coolify().failNextDeployments(order.app(), 1, "npm ERR!");
    assertThat(company.order(order, "--wait").exit()).isEqualTo(6);
    platform().failNext("DELETE /applications/{uuid}", 100, 422);
    Run abort = company.longhaul("operation", "decide", order.id(), "abort", "--wait");
    assertThat(abort.exit()).as(abort.toString()).isEqualTo(6);
    JsonNode parked = company.operation(order.id());
    assertThat(parked.path("state").asText()).isEqualTo("UNDOING");
    assertThat(parked.at("/parking/allowed").toString())
        .isEqualTo("[\"retry\",\"leave\",\"extend\"]");

    leaveUntilTheEnd(order);
    JsonNode end = company.operation(order.id());
    assertThat(end.path("state").asText()).isEqualTo("ABORTED");
    assertThat(end.path("leftovers").toString()).contains("delete the application");
    assertThat(company.platform().applications(order.app())).hasSize(1);
    assertThat(company.world().inwx().records("customers.example"))
        .noneMatch(record -> record.name().endsWith(order.domain()));
  }

  /** The project with the application in it cannot be deleted either, so it parks twice. */
  private static void leaveUntilTheEnd(Order order) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                company.longhaul("operation", "decide", order.id(), "leave", "--wait").exit() == 5);
  }

  @Test
  void goesOnWithTheUndoAfterARetry() {
    Order order = Order.subdomain("undoable");
    company.world().coolify().failNextDeployments(order.app(), 1, "npm ERR!");
    assertThat(company.order(order, "--wait").exit()).isEqualTo(6);
    platform().failNext("DELETE /applications/{uuid}", 1, 422);
    assertThat(company.longhaul("operation", "decide", order.id(), "roll-back", "--wait").exit())
        .isEqualTo(6);
    Run retry = company.longhaul("operation", "decide", order.id(), "retry", "--wait");
    assertThat(retry.exit()).as(retry.toString()).isEqualTo(4);
    assertThat(company.platform().applications(order.app())).isEmpty();
    assertThat(company.operation(order.id()).path("leftovers")).isEmpty();
  }
}
