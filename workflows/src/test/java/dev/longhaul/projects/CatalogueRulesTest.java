package dev.longhaul.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.SecretRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** P-14, P-01: the catalogue gives an order's words their meaning. */
class CatalogueRulesTest {
  private static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(new DomainName("customers.example")),
          Map.of(
              "shop",
              new Catalogue.ProjectType(
                  List.of("selling"), "https://git.example/s.git", null, null, 3000, "/up")),
          Map.of(
              "selling", new Catalogue.Bundle(List.of("payments", "invoices"), null),
              "plain", new Catalogue.Bundle(List.of(), null)),
          Map.of("small", new Catalogue.Plan(eur(900), "selling", eur(1500), 2)),
          new Catalogue.Limits(eur(1800), 3));

  private final ProjectPlanner planner = new ProjectPlanner(defaults());

  @Test
  void aBundlesPluginsWinOverTheList() {
    assertThat(plan(order("selling", null, null)).plugins())
        .containsExactly("payments", "invoices");
    assertThat(plan(order("selling", null, null)).variables().plain())
        .containsEntry("VRS_PLUGINS", "payments,invoices");
    assertThat(plan(order(null, "small", null)).plugins()).containsExactly("payments", "invoices");
    assertThat(plan(order(null, null, null)).plugins()).containsExactly("shop", "blog");
  }

  @Test
  void theLeastLimitCounts() {
    assertThat(plan(order(null, null, null)).registration().priceLimit()).isEqualTo(eur(1800));
    assertThat(plan(order(null, "small", null)).registration().priceLimit()).isEqualTo(eur(1500));
  }

  @Test
  void theOrdersApplicationComesBeforeItsTypesAndTheSettings() {
    ProjectPlan plan =
        plan(
            order(
                null,
                null,
                new AppWish(
                    null,
                    "mended",
                    "dockerfile",
                    null,
                    null,
                    Map.of("MODE", "on"),
                    Map.of("PAY_KEY", SecretRef.of("acme", "pay")))));
    assertThat(plan.app().repository()).isEqualTo("https://git.example/s.git");
    assertThat(plan.app().branch()).isEqualTo("mended");
    assertThat(plan.app().buildPack()).isEqualTo("dockerfile");
    assertThat(plan.app().port()).isEqualTo(3000);
    assertThat(plan.app().healthPath()).isEqualTo("/up");
    assertThat(plan.variables().plain()).containsEntry("MODE", "on");
    assertThat(plan.variables().secret()).containsEntry("PAY_KEY", SecretRef.of("acme", "pay"));
  }

  @Test
  void refusesWithTheAllowedWords() {
    refuses(order("sellin", null, null), "bundle", "'sellin' is not in the catalogue; use one of");
    refuses(order(null, "big", null), "plan", "'big' is not in the catalogue; use one of small");
    refuses(order("plain", null, null), "bundle", "does not go with project type shop; use one of");
    ProjectOrder vars =
        order(
            null,
            null,
            new AppWish(null, null, null, null, null, Map.of("VRS_PLUGINS", "x"), null));
    refuses(vars, "application.environment.VRS_PLUGINS", "is set by Longhaul itself");
  }

  @Test
  void withoutACatalogueThereAreNoBundles() {
    ProjectPlanner bare = new ProjectPlanner(TestOrders.defaults());
    assertThatThrownBy(() -> bare.plan(order("selling", null, null), 1))
        .hasMessage("'selling' is not in the catalogue; it has none, leave this out");
  }

  @Test
  void ordersBelowItsBaseDomains() {
    ProjectOrder below =
        TestOrders.order(new DomainName("acme.customers.example"), DomainSource.SUBDOMAIN);
    assertThat(plan(below).zone()).isEqualTo(new DomainName("customers.example"));
    assertThat(planner.sourceOf(new DomainName("x.customers.example")))
        .isEqualTo(DomainSource.SUBDOMAIN);
    assertThat(planner.sourceOf(new DomainName("x.example"))).isEqualTo(DomainSource.REGISTER);
  }

  private void refuses(ProjectOrder order, String field, String message) {
    assertThatThrownBy(() -> planner.plan(order, 1))
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(OrderRefused.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  private ProjectPlan plan(ProjectOrder order) {
    return planner.plan(order, 1);
  }

  private static ProjectOrder order(String bundle, String plan, AppWish application) {
    ProjectOrder plain = TestOrders.register();
    return new ProjectOrder(
        plain.slug(),
        plain.name(),
        plain.ownerEmail(),
        plain.projectType(),
        plain.plugins(),
        plain.domain(),
        plain.locale(),
        bundle,
        plan,
        null,
        application,
        null,
        null);
  }

  private static ProjectDefaults defaults() {
    ProjectDefaults some = TestOrders.defaults();
    return new ProjectDefaults(
        some.baseDomains(),
        some.registrar(),
        some.source(),
        some.platform(),
        some.namePrefix(),
        some.description(),
        some.marketplaceUrl(),
        some.passwordVariable(),
        some.patience(),
        CATALOGUE,
        "Europe/Berlin");
  }

  private static Money eur(long minor) {
    return new Money(minor, "EUR");
  }
}
