package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A company of its own that has no server yet and no contact for orders without contacts. */
class SmallCompanyTest {
  private static Company company;

  @BeforeAll
  static void open() {
    company = Company.openWithout(SmallCompanyTest::theContact);
  }

  private static Map<String, String> theContact(Map<String, String> settings) {
    Map<String, String> rest = new LinkedHashMap<>(settings);
    rest.remove("LONGHAUL_CONTACT_HANDLE");
    return rest;
  }

  @AfterAll
  static void close() {
    company.close();
  }

  @Test
  void refusesARegistrationWithoutContacts() {
    Run run = company.order(Order.registered("anonymous"));
    assertThat(run.exit()).isEqualTo(65);
    assertThat(run.err()).contains("domain.contacts", "registrant", "no default contact is set");
    assertThat(company.longhaul("project", "status", "anonymous").exit()).isEqualTo(65);
  }

  @Test
  void waitsForAServerAndGoesOnOnceThereIsOne() {
    Order first = Order.subdomain("first");
    Order second = Order.subdomain("second");
    Run parked = company.order(first, "--wait");
    assertThat(parked.exit()).as(parked.toString()).isEqualTo(6);
    assertThat(parked.out())
        .contains("no server has a free slot; add one with 'longhaul server add', then retry");

    assertThat(company.addServer("web-1", 1).exit()).isZero();
    Run retry = company.longhaul("operation", "decide", first.id(), "retry", "--wait");
    assertThat(retry.exit()).as(retry.toString()).isZero();
    assertThat(retry.out()).contains("web-1, slot 1 of 1");

    assertThat(company.order(second, "--wait").exit()).isEqualTo(6);
    assertThat(company.addServer("web-2", 1).exit()).isZero();
    assertThat(company.longhaul("project", "retry", "second", "--wait").exit()).isZero();
    assertThat(company.project("second").path("server").asText()).isEqualTo("web-2");
  }
}
