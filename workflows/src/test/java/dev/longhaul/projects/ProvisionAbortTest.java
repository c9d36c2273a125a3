package dev.longhaul.projects;

import static dev.longhaul.projects.Hosting.DOMAIN;
import static dev.longhaul.projects.Hosting.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.apps.Deployment;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.domains.Holding;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Failures;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.Parking;
import dev.longhaul.durable.StepProgress;
import dev.longhaul.durable.StepStatus;
import dev.longhaul.durable.VendorPause;
import dev.longhaul.durable.World;
import dev.longhaul.projects.ProvisionProjectWorkflow.Step;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stopping a provisioning leaves the world as it was, except for what was bought (O-03, P-04). */
class ProvisionAbortTest {
  private static final DnsRecord OLD = DnsRecord.a(TestOrders.ACME, "203.0.113.9");
  private final Hosting hosting = Hosting.open();

  @AfterEach
  void close() throws Exception {
    hosting.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ACCEPT_ORDER,Projects.open,false",
    "CHOOSE_SERVER,Servers.reserve,true",
    "POINT_DNS,Nameservers.awaitVisible,true",
    "CREATE_APPLICATION,Apps.ensureApplication,true",
    "CREATE_APPLICATION,Apps.setVariables,true",
    "DEPLOY,Deployments.start,true",
    "CHECK_HEALTH,Health.awaitHealthy,true",
    "ACTIVATE,Projects.ACTIVE,true",
    "WELCOME,Notices.welcome,true"
  })
  void abortAtAStepLeavesNothingOfOursButTheDomain(Step step, String call, boolean bought) {
    hosting.zones.own(TestOrders.ACME, OLD);
    hosting.world.breaks(call, "BROKEN", "out of order");
    hosting.provision(TestOrders.register());
    hosting.parked(step);
    hosting.world.mend();
    hosting.operator.decide(PROJECT, DecisionWord.ABORT);
    hosting.operator.assertAborted(PROJECT);
    assertNothingIsLeft(bought);
  }

  @Test
  void anUndoThatAnOpenBreakerHoldsUpProbesItselfInsteadOfAskingTheZoneInALoop() {
    hosting.zones.own(TestOrders.ACME, OLD);
    hosting.world.breaks("Apps.ensureApplication", "BROKEN", "out of order");
    hosting.provision(TestOrders.register());
    hosting.parked(Step.CREATE_APPLICATION);
    hosting.world.mend();
    hosting.zones.openBreaker();
    hosting.operator.decide(PROJECT, DecisionWord.ABORT);
    hosting.operator.assertAborted(PROJECT);
    assertNothingIsLeft(true);
    assertThat(hosting.world.calls).filteredOn("Zones.apply"::equals).hasSize(3);
  }

  @Test
  void aCancelDuringAPauseDoesNotForgetWhatTheZoneMayHaveSent() {
    hosting.zones.own(TestOrders.ACME, OLD);
    hosting.ledger.paused = new VendorPause("inwx", "paused by breaker since noon", 1);
    World.Hold letter = hosting.world.hold("ZonePost.send");
    hosting.provision(TestOrders.register());
    letter.awaitReached();
    hosting.zones.openBreaker(2);
    letter.letGo();
    Awaitility.await().until(() -> hosting.ledger.snapshots.toString().contains("waiting: vendor"));
    hosting.operator.cancel(PROJECT);
    Parking parking = hosting.parked(Step.POINT_DNS);
    assertThat(parking.failure().type()).isEqualTo(Failures.OUTCOME_UNKNOWN);
    hosting.ledger.paused = null;
    hosting.operator.decide(PROJECT, DecisionWord.RETRY);
    hosting.operator.assertAborted(PROJECT);
    assertNothingIsLeft(true);
  }

  @ParameterizedTest
  @CsvSource({
    "Projects.open,false",
    "Servers.reserve,true",
    "Zones.apply,true",
    "Apps.ensureApplication,true",
    "Projects.ensureSecret,true",
    "Deployments.start,true",
    "Notices.welcome,true"
  })
  void cancelDuringAWriteLetsItFinishAndUndoesIt(String call, boolean bought) {
    hosting.zones.own(TestOrders.ACME, OLD);
    World.Hold hold = hosting.world.hold(call);
    hosting.provision(TestOrders.register());
    hold.awaitReached();
    hosting.operator.cancel(PROJECT);
    hold.letGo();
    hosting.operator.assertAborted(PROJECT);
    assertThat(hosting.domains.held.containsKey(TestOrders.ACME)).isEqualTo(bought);
    assertClean(OLD);
  }

  @Test
  void cancelWhileTheChildBuysKeepsTheDomain() {
    hosting.zones.own(TestOrders.ACME, OLD);
    World.Hold hold = hosting.world.hold("Domains.register");
    hosting.provision(TestOrders.register());
    hold.awaitReached();
    hosting.operator.cancel(PROJECT);
    // The in-memory server forgets a cancel that meets an open workflow task.
    Awaitility.await()
        .until(
            () ->
                hosting.engine.events(DOMAIN).stream()
                    .anyMatch(HistoryEvent::hasWorkflowExecutionCancelRequestedEventAttributes));
    hold.letGo();
    hosting.operator.assertAborted(PROJECT);
    assertThat(hosting.domains.held).containsKey(TestOrders.ACME);
    assertClean(OLD);
  }

  @Test
  void cancelDuringABuildEndsTheBuildBeforeTheApplicationGoes() {
    hosting.hold(TestOrders.ACME);
    hosting.deployments.next(Deployment.State.RUNNING);
    hosting.provision(TestOrders.existing());
    hosting.awaitCall("Deployments.await");
    hosting.operator.cancel(PROJECT);
    hosting.operator.assertAborted(PROJECT);
    assertThat(hosting.world.effects)
        .containsSubsequence("deployment d1", "cancelled deployment d1", "app deleted");
  }

  @Test
  void rollBackUndoesInReverseOrder() {
    hosting.zones.own(TestOrders.ACME, OLD);
    hosting.hold(TestOrders.ACME);
    hosting.world.breaks("Deployments.start", "BROKEN", "out of order");
    hosting.provision(TestOrders.existing());
    hosting.parked(Step.DEPLOY);
    hosting.operator.decide(PROJECT, DecisionWord.ROLL_BACK);
    hosting.operator.assertFailedAs(PROJECT, Outcome.ROLLED_BACK);
    assertThat(hosting.world.effects)
        .endsWith(
            "variables",
            "app deleted",
            "project deleted",
            "REMOVE acme.example A 192.0.2.7",
            "ADD acme.example A 203.0.113.9",
            "REMOVE www.acme.example CNAME acme.example",
            "slot released");
  }

  @Test
  void giveUpKeepsEverythingAndAnotherStartFindsIt() {
    hosting.world.breaks("Health.awaitHealthy", "UNHEALTHY", "502");
    hosting.provision(TestOrders.register());
    hosting.parked(Step.CHECK_HEALTH);
    hosting.operator.decide(PROJECT, DecisionWord.GIVE_UP);
    hosting.operator.assertFailedAs(PROJECT, Outcome.FAILED);
    assertThat(hosting.servers.taken()).containsKey("acme");
    assertThat(hosting.projects.status()).isEqualTo(ProjectStatus.ERROR);
    hosting.world.mend();
    hosting.provision(TestOrders.register());
    hosting.live();
    assertThat(hosting.world.effects)
        .containsOnlyOnce("bought acme.example", "slot on web-1", "app vrs-acme on uuid-web-1");
  }

  @Test
  void anAbortUndoesWhatAnEarlierRunLeft() {
    hosting.world.breaks("Health.awaitHealthy", "UNHEALTHY", "502");
    hosting.provision(TestOrders.register());
    hosting.parked(Step.CHECK_HEALTH);
    hosting.operator.decide(PROJECT, DecisionWord.GIVE_UP);
    hosting.operator.assertFailedAs(PROJECT, Outcome.FAILED);
    hosting.provision(TestOrders.register());
    hosting.parked(Step.CHECK_HEALTH);
    hosting.operator.decide(PROJECT, DecisionWord.ABORT);
    hosting.operator.assertAborted(PROJECT);
    assertClean();
    assertThat(hosting.domains.held).containsKey(TestOrders.ACME);
  }

  @Test
  void anAbortBeforeTheLaterStepsUndoesWhatAnEarlierRunLeft() {
    hosting.hold(TestOrders.ACME);
    hosting.world.breaks("Health.awaitHealthy", "UNHEALTHY", "502");
    hosting.provision(TestOrders.existing());
    hosting.parked(Step.CHECK_HEALTH);
    hosting.operator.decide(PROJECT, DecisionWord.GIVE_UP);
    hosting.operator.assertFailedAs(PROJECT, Outcome.FAILED);
    hosting.world.breaks("Domains.holding", "REGISTRAR_LOGIN_REFUSED", "wrong password");
    hosting.provision(TestOrders.existing());
    hosting.parked(Step.OBTAIN_DOMAIN);
    hosting.operator.decide(PROJECT, DecisionWord.ABORT);
    hosting.operator.assertAborted(PROJECT);
    assertClean();
  }

  @Test
  void leavesAnApplicationAloneThatNoRunHasAnnounced() {
    hosting.apps.apps.put("vrs-acme", "made-by-hand");
    hosting.provision(TestOrders.register());
    assertThat(hosting.parked(Step.CREATE_APPLICATION).failure().type())
        .isEqualTo("FOREIGN_APPLICATION");
    hosting.operator.decide(PROJECT, DecisionWord.ABORT);
    hosting.operator.assertAborted(PROJECT);
    assertThat(hosting.apps.apps).containsEntry("vrs-acme", "made-by-hand");
  }

  @Test
  void aLaterRunDoesNotDeployAgainWhatIsDeployed() {
    hosting.world.breaks("Notices.welcome", "MAIL_REFUSED", "no such user");
    hosting.provision(TestOrders.register());
    hosting.parked(Step.WELCOME);
    hosting.operator.decide(PROJECT, DecisionWord.GIVE_UP);
    hosting.operator.assertFailedAs(PROJECT, Outcome.FAILED);
    hosting.world.mend();
    hosting.provision(TestOrders.register());
    hosting.live();
    assertThat(hosting.world.calls).containsOnlyOnce("Deployments.start");
  }

  @Test
  void anUndoThatCannotFinishListsWhatIsLeft() {
    hosting.world.breaks("Deployments.start", "BROKEN", "out of order");
    hosting.world.breaks("Apps.deleteApplication", "PLATFORM_REFUSED", "the platform is read-only");
    hosting.provision(TestOrders.register());
    hosting.parked(Step.DEPLOY);
    hosting.operator.decide(PROJECT, DecisionWord.ABORT);
    assertThat(hosting.parked(Step.CREATE_APPLICATION).failure().type())
        .isEqualTo("PLATFORM_REFUSED");
    hosting.operator.decide(PROJECT, DecisionWord.LEAVE);
    hosting.operator.assertAborted(PROJECT);
    assertThat(hosting.closing().leftovers())
        .containsExactly("delete the application: the platform is read-only");
    assertThat(hosting.servers.taken()).isEmpty();
  }

  @Test
  void showsWhichStepsAreUndone() {
    hosting.world.breaks("Deployments.start", "BROKEN", "out of order");
    hosting.provision(TestOrders.register());
    hosting.parked(Step.DEPLOY);
    hosting.operator.decide(PROJECT, DecisionWord.ABORT);
    hosting.operator.assertAborted(PROJECT);
    assertThat(hosting.operator.progress(PROJECT).steps())
        .extracting(StepProgress::status)
        .containsExactly(
            StepStatus.UNDONE,
            StepStatus.DONE,
            StepStatus.UNDONE,
            StepStatus.UNDONE,
            StepStatus.UNDONE,
            StepStatus.UNDONE,
            StepStatus.PENDING,
            StepStatus.PENDING,
            StepStatus.PENDING);
    assertThat(hosting.operator.progress(PROJECT).steps())
        .extracting(StepProgress::waitsFor)
        .containsOnlyNulls();
  }

  private void assertNothingIsLeft(boolean bought) {
    List<Money> paid = bought ? List.of(new Money(1188, "EUR")) : List.of();
    Holding.State held = hosting.domains.held.get(TestOrders.ACME);
    assertThat(held).isEqualTo(bought ? Holding.State.ACTIVE : null);
    assertThat(hosting.closing().paid()).isEqualTo(paid);
    assertClean(OLD);
  }

  private void assertClean(DnsRecord... records) {
    assertThat(hosting.closing().outcome()).isEqualTo(Outcome.ABORTED);
    assertThat(hosting.closing().leftovers()).isEmpty();
    assertThat(hosting.zones.in(TestOrders.ACME)).containsExactly(records);
    assertThat(hosting.apps.apps).isEqualTo(Map.of());
    assertThat(hosting.apps.projects).isEqualTo(Map.of());
    assertThat(hosting.servers.taken()).isEmpty();
    assertThat(hosting.projects.secrets).isEmpty();
    assertThat(hosting.projects.status()).isEqualTo(ProjectStatus.DRAFT);
    assertThat(hosting.projects.retiredBecause).startsWith("aborted by jo");
  }
}
