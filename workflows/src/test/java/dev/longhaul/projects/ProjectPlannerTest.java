package dev.longhaul.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Money;
import org.junit.jupiter.api.Test;

/** Orders and settings make plans (P-01, P-06). */
class ProjectPlannerTest {
  private final ProjectPlanner planner = new ProjectPlanner(TestOrders.defaults());

  @Test
  void fillsInEveryDefaultOfARegistration() {
    ProjectPlan plan = planner.plan(TestOrders.register(), 2);
    assertThat(plan.zone()).isEqualTo(TestOrders.ACME);
    assertThat(plan.registration().contactHandle()).isEqualTo("handle-1");
    assertThat(plan.registration().priceLimit()).isEqualTo(new Money(2000, "EUR"));
    assertThat(plan.registration().nameservers()).hasSize(2);
    assertThat(plan.app().name()).isEqualTo("vrs-acme");
    assertThat(plan.app().description()).isEqualTo("VRS Projekt: Acme");
    assertThat(plan.initialPassword()).hasToString("ledger:acme/initial-password.2");
    assertThat(plan.locale()).isEqualTo("de");
  }

  @Test
  void theSameOrderGivesTheSamePlan() {
    assertThat(planner.plan(TestOrders.register(), 1))
        .isEqualTo(planner.plan(TestOrders.register(), 1));
  }

  @Test
  void buysNothingForSubdomainsAndExistingDomains() {
    assertThat(planner.plan(TestOrders.existing(), 1).registration()).isNull();
    assertThat(planner.plan(TestOrders.subdomain(), 1).registration()).isNull();
    assertThat(planner.plan(TestOrders.subdomain(), 1).zone()).isEqualTo(TestOrders.BASE);
  }

  @Test
  void refusesASubdomainThatIsNotBelowABaseDomain() {
    ProjectOrder order =
        TestOrders.order(new DomainName("acme.evilsites.example"), DomainSource.SUBDOMAIN);
    assertThatThrownBy(() -> planner.plan(order, 1))
        .isInstanceOfSatisfying(
            OrderRefused.class, e -> assertThat(e.field()).isEqualTo("domain.name"));
  }

  @Test
  void refusesARegistrationWithoutAnyContact() {
    ProjectDefaults some = TestOrders.defaults();
    ProjectDefaults bare =
        new ProjectDefaults(
            some.baseDomains(),
            TestOrders.registrar(null),
            some.source(),
            some.platform(),
            some.namePrefix(),
            some.description(),
            some.marketplaceUrl(),
            some.passwordVariable(),
            some.patience());
    assertThatThrownBy(() -> new ProjectPlanner(bare).plan(TestOrders.register(), 1))
        .isInstanceOfSatisfying(
            OrderRefused.class, e -> assertThat(e.field()).isEqualTo("domain.contacts"));
  }
}
