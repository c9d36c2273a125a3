package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** P-01, P-02, P-14: a draft waits for its domain, with its bundle and its application. */
@ExtendWith(CompanyExtension.class)
class DraftTest {
  private static final String DRAFT =
      """
      slug: waiting
      name: Waiting
      owner_email: owner@waiting.example
      project_type: shop
      plugins: [ignored]
      bundle: selling
      application:
        health_path: /health
        environment: {SHOP_MODE: "on"}
        secrets: {PAYMENT_KEY: "ledger:waiting/payment"}
      """;

  private static Company company;

  @BeforeAll
  static void open(Company shared) {
    company = shared;
  }

  @Test
  void isStoredShownAndThenProvisionedAsAWhole() {
    Run stored = company.typed(DRAFT, "project", "provision", "-");
    assertThat(stored.exit()).as(stored.toString()).isZero();
    assertThat(stored.out())
        .contains("stored as a draft: waiting", "project update waiting --domain NAME");
    assertThat(company.longhaul("project", "list", "--status", "draft").out()).contains("waiting");
    assertThat(company.longhaul("project", "show", "waiting").out())
        .contains("DRAFT", "selling", "project update waiting");

    company.typed("sk-live-1", "secret", "set", "ledger:waiting/payment");
    Run run =
        company.longhaul(
            "project", "update", "waiting", "--domain", "waiting.customers.example", "--wait");
    assertThat(run.exit()).as(run.toString()).isZero();
    assertThat(company.project("waiting").path("status").asText()).isEqualTo("ACTIVE");
    assertThat(company.project("waiting").path("plugins").toString())
        .isEqualTo("[\"newsletter\",\"payments\",\"invoices\"]");
    assertThat(company.platform().variables("vrs-waiting"))
        .containsEntry("VRS_PLUGINS", "newsletter,payments,invoices")
        .containsEntry("SHOP_MODE", "on")
        .containsEntry("PAYMENT_KEY", "sk-live-1");
  }

  @Test
  void namesTheBundlesThatExist() {
    Run run = company.typed(DRAFT.replace("selling", "sellin"), "project", "provision", "-");
    assertThat(run.exit()).isEqualTo(65);
    assertThat(run.err())
        .contains("bundle: 'sellin' is not in the catalogue; use one of")
        .contains("starter", "selling");
  }

  @Test
  void checksACatalogueWithoutAServer() {
    Run run = company.longhaul("catalog", "check", company.catalogue());
    assertThat(run.exit()).as(run.toString()).isZero();
    assertThat(run.out()).contains("3 project types, 2 bundles, 1 plans, 1 base domains");
  }
}
