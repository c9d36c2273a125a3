package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

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
    frugal.put("LONGHAUL_SPENDING_CAP_PER_DAY", "20.00 EUR");
    return frugal;
  }

  @Test
  void buysNothingAboveTheCapOfTheDay() {
    Run first = company.order(Order.registered("thrifty"), "--wait");
    assertThat(first.exit()).as(first.toString()).isZero();
    Run second = company.order(Order.registered("lavish"), "--wait");
    assertThat(second.exit()).as(second.toString()).isEqualTo(6);
    assertThat(company.operation("domain:lavish.example").at("/parking/failure/message").asText())
        .contains("costs 11.88 EUR", "20.00 EUR", "8.12 EUR are left", "retry after midnight UTC");
    assertThat(company.count("charged", "lavish.example")).isZero();
    Run abort = company.longhaul("operation", "cancel", "project:lavish", "--wait");
    assertThat(abort.exit()).as(abort.toString()).isEqualTo(5);
  }
}
