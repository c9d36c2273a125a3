package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A live project is not touched by an order that names it again: the API refuses it, and what
 * reaches Temporal without the API parks.
 */
@ExtendWith(CompanyExtension.class)
class LiveProjectTest {
  private static final Order LIVE = Order.registered("alive");
  private static Company company;
  private static JsonNode before;
  private static String password;

  @BeforeAll
  static void goLive(Company shared) {
    company = shared;
    Run run = company.order(LIVE, "--wait");
    assertThat(run.exit()).as(run.toString()).isZero();
    before = company.project(LIVE.slug());
    password = company.platform().initialPassword(LIVE.app());
  }

  @AfterEach
  void isAsItWas() {
    assertThat(company.project(LIVE.slug())).isEqualTo(before);
    assertThat(before.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(company.platform().initialPassword(LIVE.app())).isEqualTo(password);
    assertThat(company.platform().application(LIVE.app()).path("status").asText())
        .startsWith("running");
    assertThat(company.world().inwx().records(LIVE.domain()))
        .extracting(record -> record.type() + " " + record.name())
        .contains("A alive.example", "CNAME www.alive.example");
    assertThat(company.count("charged", LIVE.domain())).isOne();
    assertThat(company.count("mailed", LIVE.owner())).isOne();
  }

  @Test
  void staysLiveWhenTheSecondOrderIsAborted() {
    assertParked(company.order(LIVE, "--direct", "--wait"));
    assertThat(company.project(LIVE.slug())).isEqualTo(before);
    assertThat(company.longhaul("operation", "decide", LIVE.id(), "abort", "--wait").exit())
        .isEqualTo(5);
  }

  @Test
  void staysLiveWhenAChangedOrderIsRolledBack() {
    assertParked(company.order(LIVE.in("en").at("elsewhere.example"), "--direct", "--wait"));
    assertThat(company.longhaul("operation", "decide", LIVE.id(), "roll-back", "--wait").exit())
        .isEqualTo(4);
    assertThat(company.count("charged", "elsewhere.example")).isZero();
  }

  @Test
  void staysLiveWhenTheSecondOrderIsGivenUp() {
    assertParked(company.order(LIVE, "--direct", "--wait"));
    assertThat(company.longhaul("operation", "decide", LIVE.id(), "give-up", "--wait").exit())
        .isEqualTo(1);
  }

  @Test
  void isRefusedByTheApi() {
    Run run = company.order(LIVE.in("en"));
    assertThat(run.exit()).isEqualTo(65);
    assertThat(run.err()).contains("slug: project alive is live already; choose another slug");
  }

  @Test
  void isNotRetried() {
    Run run = company.longhaul("project", "retry", LIVE.slug());
    assertThat(run.exit()).isEqualTo(65);
    assertThat(run.err()).contains("alive is ACTIVE; only what failed can be retried");
  }

  private static void assertParked(Run run) {
    assertThat(run.exit()).as(run.toString()).isEqualTo(6);
    assertThat(run.out()).contains("project alive is live already; abort this operation");
  }
}
