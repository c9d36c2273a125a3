package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What an earlier run of the project left is its own; what another project has is not. */
@ExtendWith(CompanyExtension.class)
class ChangedOrderTest {
  private static Company company;

  @BeforeAll
  static void open(Company shared) {
    company = shared;
  }

  private static void giveUpAtTheBuild(Order order) {
    company.world().coolify().failNextDeployments(order.app(), 1, "npm ERR!");
    assertThat(company.order(order, "--wait").exit()).isEqualTo(6);
    assertThat(company.longhaul("operation", "decide", order.id(), "give-up", "--wait").exit())
        .isEqualTo(1);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void goesLiveUnderAnotherNameWithTheSameApplication() {
    Order order = Order.subdomain("renamed");
    giveUpAtTheBuild(order);
    Order changed = order.at("other-name.customers.example");
    Run run = company.order(changed, "--wait");
    assertThat(run.exit()).as(run.toString()).isZero();
    assertThat(company.project("renamed").path("url").asText())
        .isEqualTo("https://other-name.customers.example");
    assertThat(company.count("application-created", order.app())).isOne();
    assertThat(company.platform().application(order.app()).path("fqdn").asText())
        .isEqualTo("https://other-name.customers.example");
    assertThat(company.world().inwx().records("customers.example"))
        .noneMatch(record -> record.name().endsWith(order.domain()))
        .anyMatch(record -> record.name().equals(changed.domain()));
    Run next = company.order(Order.subdomain("heir").at(order.domain()), "--wait");
    assertThat(next.exit()).as("the old name is free: " + next).isZero();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void abortsWhatAnEarlierRunLeft() {
    Order order = Order.subdomain("inherited");
    giveUpAtTheBuild(order);
    company.world().coolify().failNextDeployments(order.app(), 1, "npm ERR!");
    assertThat(company.longhaul("project", "retry", "inherited", "--wait").exit()).isEqualTo(6);
    Run abort = company.longhaul("operation", "decide", order.id(), "abort", "--wait");
    assertThat(abort.exit()).as(abort.toString()).isEqualTo(5);
    assertThat(company.platform().applications(order.app())).isEmpty();
    assertThat(company.platform().projects(order.app())).isEmpty();
    assertThat(company.world().inwx().records("customers.example"))
        .noneMatch(record -> record.name().endsWith(order.domain()));
    assertThat(company.project("inherited").path("status").asText()).isEqualTo("DRAFT");
    assertThat(company.project("inherited").hasNonNull("server")).isFalse();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void refusesTheNameOfAnotherProjectAndLeavesThatAlone() {
    Order owner = Order.subdomain("owner");
    Order intruder = Order.subdomain("intruder").at(owner.domain());
    assertThat(company.order(owner, "--wait").exit()).isZero();
    Run parked = company.order(intruder, "--wait");
    assertThat(parked.exit()).as(parked.toString()).isEqualTo(6);
    assertThat(parked.out()).contains("belongs to another project");
    assertThat(company.longhaul("operation", "decide", intruder.id(), "abort", "--wait").exit())
        .isEqualTo(5);
    assertThat(company.project("owner").path("status").asText()).isEqualTo("ACTIVE");
    assertThat(company.world().inwx().records("customers.example"))
        .anyMatch(record -> record.name().equals(owner.domain()));
  }
}
