package dev.longhaul.projects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Parking;
import dev.longhaul.projects.ProvisionProjectWorkflow.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** O-10: an order with a saved plan is carried out only in the world that the plan has seen. */
class PlanGuardTest {
  private final ProjectPlanner planner = new ProjectPlanner(TestOrders.defaults());
  private Hosting hosting;

  @BeforeEach
  void open() {
    hosting = Hosting.open();
  }

  @AfterEach
  void close() throws Exception {
    hosting.close();
  }

  @Test
  void goesOnInTheWorldThatWasPlanned() {
    hosting.provision(TestOrders.register().planned(look()));
    assertThat(hosting.live().paid()).hasSize(1);
  }

  @Test
  void parksBeforeItsFirstWriteWhenTheNameWasTakenMeanwhile() {
    PlannedWorld before = look();
    hosting.domains.taken.add(TestOrders.ACME);
    hosting.provision(TestOrders.register().planned(before));
    Parking parking = hosting.parked(Step.ACCEPT_ORDER);
    assertThat(parking.failure().type()).isEqualTo(ProjectProblem.PLAN_STALE.name());
    assertThat(parking.failure().message())
        .contains("domain was acme.example free for 11.88 EUR, is acme.example taken")
        .doesNotContain("server was");
    assertThat(hosting.domains.charged).isEmpty();
    hosting.operator.decide(Hosting.PROJECT, DecisionWord.ABORT);
    hosting.operator.assertAborted(Hosting.PROJECT);
  }

  private PlannedWorld look() {
    return new WorldLook(hosting.domains, hosting.zones, hosting.servers, hosting.apps)
        .at(planner.plan(TestOrders.register(), 1));
  }
}
