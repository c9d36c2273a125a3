package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.emulators.faults.Money;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** O-17: a cap per day for the account, and a second person above a limit. */
class SpendingTest {
  private static Company company;

  @BeforeAll
  static void open() {
    company = Company.openWithout(SpendingTest::frugal);
    company.addServer("web-1", 20);
  }

  @AfterAll
  static void close() {
    company.close();
  }

  private static Map<String, String> frugal(Map<String, String> settings) {
    Map<String, String> frugal = new LinkedHashMap<>(settings);
    frugal.put("LONGHAUL_SPENDING_CAP_PER_DAY", "30.00 EUR");
    frugal.put("LONGHAUL_APPROVAL_ABOVE", "14.00 EUR");
    return frugal;
  }

  /** One test, because the day has one cap. */
  @Test
  void asksASecondPersonAndNeverBuysAboveTheCapOfTheDay() {
    company.world().inwx().premium("dearly.example", Money.of("15.00", "EUR"));
    Run dear = company.order(Order.registered("dearly"), "--wait");
    assertThat(dear.exit()).as(dear.toString()).isEqualTo(6);
    assertThat(dear.out()).contains("somebody else than first-admin approves it");
    Run own = approve(company.box().adminToken());
    assertThat(own.exit()).as(own.toString()).isNotZero();
    assertThat(own.err()).contains("first-admin has ordered this; somebody else has to approve");
    Http.Answer kim =
        company.api().post("/api/v1/tokens", "{\"name\": \"kim\", \"role\": \"operator\"}");
    Run approved = approve(kim.body().path("value").asText());
    assertThat(approved.exit()).as(approved.toString()).isZero();
    Run live = company.longhaul("operation", "watch", "project:dearly", "--until", "end");
    assertThat(live.exit()).as(live.toString()).isZero();

    Run fits = company.order(Order.registered("thrifty"), "--wait");
    assertThat(fits.exit()).as(fits.toString()).isZero();
    Run full = company.order(Order.registered("lavish"), "--wait");
    assertThat(full.exit()).as(full.toString()).isEqualTo(6);
    assertThat(company.operation("domain:lavish.example").at("/parking/failure/message").asText())
        .contains("costs 11.88 EUR", "30.00 EUR", "3.12 EUR are left", "retry after midnight UTC");
    assertThat(company.count("charged", "lavish.example")).isZero();
    Run abort = company.longhaul("operation", "cancel", "project:lavish", "--wait");
    assertThat(abort.exit()).as(abort.toString()).isEqualTo(5);
  }

  private static Run approve(String token) {
    return company.longhaulAs(
        token,
        "operation",
        "decide",
        "domain:dearly.example",
        "edit",
        "--set",
        "approved_price=15.00 EUR");
  }
}
