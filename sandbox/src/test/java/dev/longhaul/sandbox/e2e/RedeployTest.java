package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of a live project's application, from the command line (P-13). */
@ExtendWith(CompanyExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RedeployTest {
  private static final dev.longhaul.sandbox.e2e.Order LIVE =
      dev.longhaul.sandbox.e2e.Order.subdomain("built-anew");
  private static Company company;

  @BeforeAll
  static void goLive(Company shared) {
    company = shared;
    assertThat(company.order(LIVE, "--wait").exit()).isZero();
  }

  @Test
  @Order(1)
  void buildsOnceMoreAndStaysLive() {
    Run run = company.longhaul("project", "redeploy", LIVE.slug(), "--wait");
    assertThat(run.exit()).as(run.toString()).isZero();
    assertThat(company.count("deployment-started", LIVE.app())).isEqualTo(2);
    assertThat(company.project(LIVE.slug()).path("status").asText()).isEqualTo("ACTIVE");
    assertThat(company.longhaul("project", "deployments", LIVE.slug()).out().lines())
        .filteredOn(line -> line.contains("finished"))
        .hasSize(2);
  }

  @Test
  @Order(2)
  void stopsAndStartsAgain() {
    Run stopped = company.longhaul("project", "stop", LIVE.slug(), "--wait");
    assertThat(stopped.exit()).as(stopped.toString()).isZero();
    assertThat(company.platform().application(LIVE.app()).path("status").asText())
        .startsWith("exited");
    Run restarted = company.longhaul("project", "restart", LIVE.slug(), "--wait");
    assertThat(restarted.exit()).as(restarted.toString()).isZero();
    assertThat(company.platform().application(LIVE.app()).path("status").asText())
        .startsWith("running");
  }

  @Test
  @Order(3)
  void refusesWhatIsNotLive() {
    Run refused = company.longhaul("project", "stop", "nobody-here");
    assertThat(refused.exit()).isEqualTo(65);
    assertThat(refused.err()).contains("there is no project nobody-here");
  }
}
