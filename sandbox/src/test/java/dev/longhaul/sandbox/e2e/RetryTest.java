package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** P-11: a failed provisioning goes on at the failed step. */
@ExtendWith(CompanyExtension.class)
class RetryTest {
  private static Company company;

  @BeforeAll
  static void open(Company shared) {
    company = shared;
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void goesOnWithAParkedOne() {
    Order order = Order.existing("soon");
    Run run = company.order(order, "--wait");
    assertThat(run.exit()).as(run.toString()).isEqualTo(6);
    assertThat(run.out()).contains("soon.example is not in our registrar account");

    company.world().inwx().owns(order.domain());
    Run retry = company.longhaul("project", "retry", "soon", "--wait");
    assertThat(retry.exit()).as(retry.toString()).isZero();
    assertThat(company.project("soon").path("retry_count").asInt()).isZero();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void goesOnWithAGivenUpOneAndFindsWhatIsDone() {
    Order order = Order.registered("later");
    company.world().coolify().failNextDeployments(order.app(), 1, "npm ERR!");
    assertThat(company.order(order, "--wait").exit()).isEqualTo(6);
    String password = company.platform().initialPassword(order.app());
    assertThat(giveUp(order)).isEqualTo(1);

    Run retry = company.longhaul("project", "retry", "later", "--wait");
    assertThat(retry.exit()).as(retry.toString()).isZero();
    assertThat(company.project("later").path("status").asText()).isEqualTo("ACTIVE");
    assertThat(company.project("later").path("retry_count").asInt()).isOne();
    assertThat(company.count("charged", order.domain())).isOne();
    assertThat(company.count("application-created", order.app())).isOne();
    assertThat(company.count("mailed", order.owner())).isOne();
    assertThat(company.platform().initialPassword(order.app())).isEqualTo(password);
    assertThat(company.log("later"))
        .extracting(line -> line.path("action").asText())
        .contains("dns_skipped");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void restartsAtMostThreeTimes() {
    Order order = Order.existing("never");
    assertThat(company.order(order, "--wait").exit()).isEqualTo(6);
    assertThat(giveUp(order)).isEqualTo(1);
    for (int restart = 1; restart <= 3; restart++) {
      Run retry = company.longhaul("project", "retry", "never", "--wait");
      assertThat(retry.exit()).as(retry.toString()).isEqualTo(6);
      assertThat(company.project("never").path("retry_count").asInt()).isEqualTo(restart);
      assertThat(giveUp(order)).isEqualTo(1);
    }
    Run fourth = company.longhaul("project", "retry", "never");
    assertThat(fourth.exit()).isEqualTo(65);
    assertThat(fourth.err())
        .contains("never was started again 3 times already; mend the cause and send the order");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void refusesWhatNobodyHasOrdered() {
    Run retry = company.longhaul("project", "retry", "nobody");
    assertThat(retry.exit()).isEqualTo(65);
    assertThat(List.of(retry.err().split("\n"))).hasSize(1);
  }

  private static int giveUp(Order order) {
    return company.longhaul("operation", "decide", order.id(), "give-up", "--wait").exit();
  }
}
