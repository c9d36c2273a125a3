package dev.longhaul.projects;

import static dev.longhaul.projects.Hosting.DOMAIN;
import static dev.longhaul.projects.Hosting.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.domains.DomainOrder;
import dev.longhaul.domains.DomainProblem;
import dev.longhaul.domains.DomainResult;
import dev.longhaul.domains.Holding;
import dev.longhaul.domains.RegisterDomainWorkflow;
import dev.longhaul.durable.Decision;
import dev.longhaul.durable.DecisionRefused;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationActivities;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Operator;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.Parking;
import dev.longhaul.durable.World;
import dev.longhaul.projects.ProvisionProjectWorkflow.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A provisioning whose domain is registered by an operation of its own (O-09, P-03). */
class ProvisionChildTest {
  private static final DomainOrder SOMEBODY_ELSES =
      new DomainOrder(
          TestOrders.ACME,
          null,
          "handle-9",
          List.of(),
          new Money(5000, "EUR"),
          TestOrders.REGISTRAR,
          Duration.ofMinutes(5));
  private final Hosting hosting = Hosting.open();

  @AfterEach
  void close() throws Exception {
    hosting.close();
  }

  @Test
  void waitsForItsParkedChildAndSendsThePersonThere() {
    hosting.domains.price = new Money(9900, "EUR");
    hosting.provision(TestOrders.register());
    Parking child = hosting.operator.parked(DOMAIN, RegisterDomainWorkflow.Step.CHECK_AVAILABILITY);
    assertThat(child.failure().type()).isEqualTo(DomainProblem.PRICE_ABOVE_LIMIT.name());
    assertThat(hosting.operator.progress(PROJECT).state())
        .isEqualTo(OperationState.WAITING_FOR_CHILD);
    assertThat(hosting.operator.progress(PROJECT).waitsForOperation()).isEqualTo(DOMAIN);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(hosting.ledger.snapshots)
                    .contains(
                        new OperationActivities.Snapshot(
                            OperationState.WAITING_FOR_CHILD,
                            Step.OBTAIN_DOMAIN.name(),
                            "waits for domain:acme.example",
                            null,
                            null,
                            null)));
    Decision atTheParent = Decision.of(DecisionWord.RETRY, child, Operator.JO);
    assertThatThrownBy(() -> hosting.engine.operations().decide(PROJECT, atTheParent, "u1"))
        .isInstanceOf(DecisionRefused.class)
        .hasMessage("project:acme waits for domain:acme.example; decide there");
    hosting.domains.price = new Money(1188, "EUR");
    hosting.operator.decide(DOMAIN, DecisionWord.RETRY);
    assertThat(hosting.live().paid()).containsExactly(new Money(1188, "EUR"));
  }

  @Test
  void parksWhenItsChildIsGivenUpAndStartsItAnewOnRetry() {
    hosting.domains.taken.add(TestOrders.ACME);
    hosting.provision(TestOrders.register());
    hosting.operator.parked(DOMAIN, RegisterDomainWorkflow.Step.CHECK_AVAILABILITY);
    hosting.operator.decide(DOMAIN, DecisionWord.GIVE_UP);
    assertThat(hosting.parked(Step.OBTAIN_DOMAIN).failure().message()).contains("given up by jo");
    hosting.domains.taken.clear();
    hosting.operator.decide(PROJECT, DecisionWord.RETRY);
    assertThat(hosting.live().paid()).containsExactly(new Money(1188, "EUR"));
  }

  @Test
  void allowsItsNextChildMoreAfterAnEdit() {
    hosting.domains.price = new Money(9900, "EUR");
    hosting.provision(TestOrders.register());
    hosting.operator.parked(DOMAIN, RegisterDomainWorkflow.Step.CHECK_AVAILABILITY);
    hosting.operator.decide(DOMAIN, DecisionWord.GIVE_UP);
    assertThat(hosting.parked(Step.OBTAIN_DOMAIN).editableFields()).containsExactly("price_limit");
    assertThatThrownBy(() -> hosting.operator.edit(PROJECT, Map.of("price_limit", "99.00 USD")))
        .isInstanceOf(DecisionRefused.class)
        .hasMessage("price_limit must be in EUR, like the order's");
    hosting.operator.edit(PROJECT, Map.of("price_limit", "99.00 EUR"));
    assertThat(hosting.live().paid()).containsExactly(new Money(9900, "EUR"));
  }

  @Test
  void startsItsNextChildWithWhatWasAllowedAtTheFirst() {
    hosting.domains.price = new Money(9900, "EUR");
    hosting.provision(TestOrders.register());
    hosting.operator.parked(DOMAIN, RegisterDomainWorkflow.Step.CHECK_AVAILABILITY);
    World.Hold purchase = hosting.world.hold("Domains.register");
    hosting.world.breaks("Domains.register", "REGISTRAR_REFUSED", "2308 policy");
    hosting.operator.edit(DOMAIN, Map.of("price_limit", "99.00 EUR"));
    purchase.awaitReached();
    purchase.letGo();
    hosting.operator.parked(DOMAIN, RegisterDomainWorkflow.Step.REGISTER);
    hosting.operator.decide(DOMAIN, DecisionWord.GIVE_UP);
    hosting.parked(Step.OBTAIN_DOMAIN);
    hosting.world.mend();
    hosting.operator.decide(PROJECT, DecisionWord.RETRY);
    assertThat(hosting.live().paid()).containsExactly(new Money(9900, "EUR"));
  }

  @Test
  void parksWhenItsChildIsAborted() {
    hosting.domains.taken.add(TestOrders.ACME);
    hosting.provision(TestOrders.register());
    hosting.operator.parked(DOMAIN, RegisterDomainWorkflow.Step.CHECK_AVAILABILITY);
    hosting.operator.decide(DOMAIN, DecisionWord.ABORT);
    assertThat(hosting.parked(Step.OBTAIN_DOMAIN).failure().message())
        .isEqualTo("domain:acme.example was cancelled");
  }

  @Test
  void waitsForSomebodyElsesRegistrationAndPaysNothing() {
    hosting.domains.taken.add(TestOrders.ACME);
    startSomebodyElses();
    hosting.operator.parked(DOMAIN, RegisterDomainWorkflow.Step.CHECK_AVAILABILITY);
    hosting.provision(TestOrders.register());
    Awaitility.await()
        .until(() -> hosting.operator.progress(PROJECT).waitsForOperation(), DOMAIN::equals);
    assertThat(hosting.operator.line(PROJECT, Step.OBTAIN_DOMAIN).waitsFor())
        .isEqualTo("operation domain:acme.example");
    hosting.domains.taken.clear();
    hosting.operator.decide(DOMAIN, DecisionWord.RETRY);
    assertThat(hosting.live().paid()).isEmpty();
    assertThat(hosting.domains.charged).containsExactly(new Money(1188, "EUR"));
  }

  @Test
  void cancelWhileSomebodyElseRegistersLeavesThatAlone() {
    hosting.domains.taken.add(TestOrders.ACME);
    startSomebodyElses();
    hosting.operator.parked(DOMAIN, RegisterDomainWorkflow.Step.CHECK_AVAILABILITY);
    hosting.provision(TestOrders.register());
    Awaitility.await()
        .until(() -> hosting.operator.progress(PROJECT).waitsForOperation(), DOMAIN::equals);
    hosting.operator.cancel(PROJECT);
    Awaitility.await().until(() -> hosting.closing() != null);
    assertThat(hosting.operator.progress(DOMAIN).state()).isEqualTo(OperationState.PARKED);
    hosting.domains.taken.clear();
    hosting.operator.decide(DOMAIN, DecisionWord.RETRY);
    assertThat(hosting.operator.result(DOMAIN, DomainResult.class).paid()).isNotNull();
  }

  @Test
  void cancelEndsItsParkedChildToo() {
    hosting.domains.taken.add(TestOrders.ACME);
    hosting.provision(TestOrders.register());
    hosting.operator.parked(DOMAIN, RegisterDomainWorkflow.Step.CHECK_AVAILABILITY);
    hosting.operator.cancel(PROJECT);
    hosting.operator.assertAborted(PROJECT);
    assertThat(hosting.ledger.closings.get(DOMAIN).outcome()).isEqualTo(Outcome.ABORTED);
    assertThat(hosting.ledger.closings.get(DOMAIN).message())
        .isEqualTo("aborted by project:acme, jo: wrong order");
  }

  @Test
  void cancelAfterThePurchaseKeepsTheDomainAndNamesWhatWasPaid() {
    hosting.domains.registered = Holding.State.PENDING;
    hosting.provision(TestOrders.register());
    Awaitility.await().until(() -> hosting.world.calls.contains("Domains.awaitRegistered"));
    hosting.operator.cancel(PROJECT);
    hosting.operator.assertAborted(PROJECT);
    assertThat(hosting.domains.held).containsKey(TestOrders.ACME);
    assertThat(hosting.ledger.closings.get(DOMAIN).paid()).containsExactly(new Money(1188, "EUR"));
    assertThat(hosting.closing().paid()).containsExactly(new Money(1188, "EUR"));
  }

  @Test
  void givesANewDomainFifteenMinutesToBecomeHealthy() {
    hosting.health.healthy = false;
    hosting.provision(TestOrders.register());
    hosting.skipOnce("Health.awaitHealthy", Duration.ofMinutes(14));
    assertThat(hosting.operator.progress(PROJECT).state()).isEqualTo(OperationState.RUNNING);
    Parking parking =
        hosting.parkedAfter(Duration.ofMinutes(2), "Health.awaitHealthy", Step.CHECK_HEALTH);
    assertThat(parking.failure().message()).contains("took longer than 15 min");
    assertThat(hosting.world.calls)
        .filteredOn("Health.awaitHealthy"::equals)
        .hasSizeGreaterThan(10);
  }

  private void startSomebodyElses() {
    hosting.operator.start(DOMAIN, "RegisterDomain", RegisterDomainWorkflow.KIND, SOMEBODY_ELSES);
  }
}
