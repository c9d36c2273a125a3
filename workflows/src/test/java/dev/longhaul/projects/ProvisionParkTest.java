package dev.longhaul.projects;

import static dev.longhaul.projects.Hosting.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.apps.AppProblem;
import dev.longhaul.apps.AppSpec;
import dev.longhaul.apps.Deployment;
import dev.longhaul.dns.DnsProblem;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.domains.DomainProblem;
import dev.longhaul.durable.DecisionRefused;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Notice;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Parking;
import dev.longhaul.projects.ProvisionProjectWorkflow.Step;
import dev.longhaul.servers.ServerProblem;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stops a provisioning, and how a person gets it going again (O-07, P-04 to P-11). */
class ProvisionParkTest {
  private final Hosting hosting = Hosting.open();

  @BeforeEach
  void hold() {
    hosting.hold(TestOrders.ACME);
  }

  @AfterEach
  void close() throws Exception {
    hosting.close();
  }

  @Test
  void refusesASubdomainOfNobodyWithTheFieldAndTheRemedy() {
    hosting.provision(TestOrders.order(TestOrders.ACME, DomainSource.SUBDOMAIN));
    assertParked(Step.ACCEPT_ORDER, ProjectProblem.ORDER_REFUSED, "domain.name: acme.example");
  }

  @Test
  void parksWhenTheDomainIsNotOurs() {
    hosting.domains.held.remove(TestOrders.ACME);
    hosting.provision(TestOrders.existing());
    assertParked(Step.OBTAIN_DOMAIN, DomainProblem.NOT_OURS, "acme.example is not in our");
    hosting.hold(TestOrders.ACME);
    retry();
  }

  @Test
  void waitsForAServerAndGoesOnOnceThereIsOne() {
    hosting.servers.removeAll();
    hosting.provision(TestOrders.existing());
    assertParked(Step.CHOOSE_SERVER, ServerProblem.NO_FREE_SERVER, "longhaul server add");
    hosting.servers.add("web-9", 1);
    retry();
    assertThat(hosting.servers.taken().get("acme").value()).isEqualTo("web-9");
  }

  @Test
  void neverTouchesARecordThatSomebodyElseMade() {
    DnsRecord foreign = DnsRecord.a(TestOrders.ACME, "203.0.113.1");
    hosting.zones.foreign(TestOrders.ACME, foreign);
    hosting.provision(TestOrders.existing());
    assertParked(
        Step.POINT_DNS,
        DnsProblem.FOREIGN_RECORD,
        "zone acme.example already has acme.example A 203.0.113.1, which Longhaul did not create;"
            + " remove it there and retry, or abort");
    assertThat(hosting.zones.in(TestOrders.ACME)).containsExactly(foreign);
    awaitLog(LogAction.DNS_FAILED);
    hosting.zones.clear(TestOrders.ACME);
    retry();
  }

  @Test
  void parksWithTheZonesOwnWordsWhenItRefuses() {
    hosting.zones.refuse("the registrar calls the value invalid");
    hosting.provision(TestOrders.existing());
    assertParked(Step.POINT_DNS, DnsProblem.ZONE_REFUSED, "calls the value invalid");
    hosting.zones.refuse(null);
    retry();
  }

  @Test
  void asksASilentZoneAgainAndParksInTheEnd() {
    hosting.post.losesLetters = true;
    hosting.provision(TestOrders.existing());
    hosting.parkedAfter(Duration.ofMinutes(20), "ZonePost.send", Step.POINT_DNS);
    assertParked(Step.POINT_DNS, DnsProblem.ZONE_SILENT, "look at operation zone:acme.example");
    assertThat(hosting.post.sent).hasSize(4).allMatch(hosting.post.sent.get(0)::equals);
    hosting.post.losesLetters = false;
    retry();
  }

  @Test
  void getsALostReplyByAskingAgainAndChangesTheZoneOnce() {
    hosting.post.losesReplies = true;
    hosting.provision(TestOrders.existing());
    hosting.skipOnce("ZonePost.reply", Duration.ofSeconds(90));
    hosting.post.losesReplies = false;
    hosting.live();
    assertThat(hosting.post.sent).hasSizeGreaterThan(1);
    assertThat(hosting.world.effects).containsOnlyOnce("PUT acme.example A 192.0.2.7");
  }

  @Test
  void parksWhenTheNameserversLagAndExtendWaitsOn() {
    parkAtLaggingNameservers();
    extendByTwoHours();
  }

  @Test
  void extendWaitsForTheNameserversAlsoWhenTheZoneHasToBeAskedAgain() {
    parkAtLaggingNameservers();
    hosting.zones.clear(TestOrders.ACME);
    extendByTwoHours();
    assertThat(hosting.post.sent).hasSize(2);
  }

  private void parkAtLaggingNameservers() {
    hosting.nameservers.lagging = true;
    hosting.nameservers.pause = Duration.ofMinutes(6);
    hosting.provision(TestOrders.existing());
    hosting.parkedAfter(Duration.ofMinutes(20), "Nameservers.awaitVisible", Step.POINT_DNS);
    assertParked(Step.POINT_DNS, DnsProblem.NOT_VISIBLE, "took longer than 15 min");
  }

  private void extendByTwoHours() {
    int looks = looksAtNameservers();
    hosting.operator.extend(PROJECT, Duration.ofHours(2));
    Awaitility.await().until(() -> looksAtNameservers() > looks);
    hosting.engine.skip(Duration.ofMinutes(110));
    assertThat(hosting.operator.progress(PROJECT).state()).isEqualTo(OperationState.RUNNING);
    hosting.nameservers.lagging = false;
    hosting.live();
  }

  private int looksAtNameservers() {
    return Collections.frequency(hosting.world.calls, "Nameservers.awaitVisible");
  }

  @Test
  void showsTheEndOfTheLogOfAFailedDeploymentAndDeploysAnewOnRetry() {
    hosting.deployments.next(Deployment.State.FAILED);
    hosting.provision(TestOrders.existing());
    assertParked(Step.DEPLOY, AppProblem.DEPLOYMENT_FAILED, "npm ERR! missing script");
    hosting.deployments.next(Deployment.State.FINISHED);
    retry();
    assertThat(hosting.deployments.count()).isEqualTo(2);
  }

  @Test
  void deploysAnotherBranchAfterAnEdit() {
    hosting.deployments.next(Deployment.State.FAILED);
    hosting.provision(TestOrders.existing());
    Parking parking = hosting.parked(Step.DEPLOY);
    assertThat(parking.editableFields())
        .containsExactly("repository", "branch", "build_pack", "port", "health_path");
    assertRefused("port", "70000", "port must be a number from 1 to 65535");
    assertRefused("repository", "https://u:p@git.example/x", "without a password");
    assertRefused("health_path", "health", "health_path must be a path, like /health");
    assertRefused("branch", "a b", "branch must be a branch, like main");
    hosting.deployments.next(Deployment.State.FINISHED);
    hosting.operator.edit(PROJECT, Map.of("branch", "mended"));
    hosting.live();
    assertThat(hosting.apps.specs.values())
        .singleElement()
        .extracting(AppSpec::branch)
        .isEqualTo("mended");
    assertThat(hosting.ledger.edits.get(PROJECT)).containsExactly(Map.entry("branch", "mended"));
  }

  @Test
  void cancelsASlowDeploymentOfWhatWasEditedAndDeploysAnew() {
    parkAtASlowDeployment();
    hosting.deployments.next(Deployment.State.FINISHED);
    hosting.operator.edit(PROJECT, Map.of("branch", "mended"));
    hosting.live();
    assertThat(hosting.world.effects)
        .containsSubsequence("deployment d1", "cancelled deployment d1", "deployment d2");
    assertThat(hosting.deployments.count()).isEqualTo(2);
  }

  @Test
  void deploysAnewWhenASlowDeploymentHasFinishedBeforeTheEdit() {
    parkAtASlowDeployment();
    hosting.deployments.become(Deployment.State.FINISHED);
    hosting.deployments.next(Deployment.State.FINISHED);
    hosting.operator.edit(PROJECT, Map.of("branch", "mended"));
    hosting.live();
    assertThat(hosting.deployments.count()).isEqualTo(2);
    assertThat(hosting.world.effects).doesNotContain("cancelled deployment d1");
  }

  @Test
  void doesNotFollowWhatSomebodyElseStartedWhenTheSourceWasEdited() {
    hosting.deployments.next(Deployment.State.FAILED);
    hosting.provision(TestOrders.existing());
    hosting.parked(Step.DEPLOY);
    hosting.deployments.stranger(Deployment.State.RUNNING);
    hosting.deployments.next(Deployment.State.FINISHED);
    hosting.operator.edit(PROJECT, Map.of("branch", "mended"));
    hosting.live();
    assertThat(hosting.world.effects)
        .containsSubsequence("deployment d1", "cancelled deployment d2", "deployment d3");
  }

  private void parkAtASlowDeployment() {
    hosting.deployments.next(Deployment.State.RUNNING);
    hosting.provision(TestOrders.existing());
    hosting.parkedAfter(Duration.ofMinutes(11), "Deployments.await", Step.DEPLOY);
    assertParked(Step.DEPLOY, AppProblem.DEPLOYMENT_SLOW, "took longer than 10 min");
  }

  private void assertRefused(String field, String value, String words) {
    assertThatThrownBy(() -> hosting.operator.edit(PROJECT, Map.of(field, value)))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining(words);
  }

  @Test
  void parksWhenADeploymentIsCancelledAtThePlatform() {
    hosting.deployments.next(Deployment.State.CANCELLED);
    hosting.provision(TestOrders.existing());
    assertParked(Step.DEPLOY, AppProblem.DEPLOYMENT_CANCELLED, "d1 was cancelled");
  }

  @Test
  void findsASlowDeploymentFinishedOnRetry() {
    parkAtASlowDeployment();
    hosting.deployments.become(Deployment.State.FINISHED);
    retry();
    assertThat(hosting.deployments.count()).isEqualTo(1);
  }

  @Test
  void followsADeploymentThatIsUnderWayInsteadOfStartingAnother() {
    hosting.deployments.stranger(Deployment.State.RUNNING);
    hosting.provision(TestOrders.existing());
    hosting.parkedAfter(Duration.ofMinutes(11), "Deployments.await", Step.DEPLOY);
    hosting.deployments.become(Deployment.State.FINISHED);
    retry();
    assertThat(hosting.deployments.count()).isEqualTo(1);
  }

  @Test
  void startsAnewWhenThePlatformForgotTheDeployment() {
    hosting.deployments.next(Deployment.State.VANISHED);
    hosting.provision(TestOrders.existing());
    assertParked(Step.DEPLOY, AppProblem.DEPLOYMENT_VANISHED, "no longer knows deployment d1");
    hosting.deployments.next(Deployment.State.FINISHED);
    retry();
    assertThat(hosting.deployments.count()).isEqualTo(2);
  }

  @Test
  void asksAnExistingDomainTenTimesForItsHealth() {
    hosting.health.healthy = false;
    hosting.provision(TestOrders.existing());
    hosting.parkedAfter(Duration.ofMinutes(5), "Health.awaitHealthy", Step.CHECK_HEALTH);
    assertParked(Step.CHECK_HEALTH, AppProblem.UNHEALTHY, "answered 502");
    assertThat(hosting.world.calls).filteredOn("Health.awaitHealthy"::equals).hasSize(10);
    awaitLog(LogAction.HEALTH_CHECK_FAILED);
    hosting.health.healthy = true;
    retry();
  }

  @Test
  void skipsTheHealthCheckAndTheMailOnAPersonsWord() {
    hosting.world.breaks("Health.awaitHealthy", "UNHEALTHY", "502");
    hosting.world.breaks("Notices.welcome", "MAIL_REFUSED", "mailbox full");
    hosting.provision(TestOrders.existing());
    hosting.parked(Step.CHECK_HEALTH);
    hosting.operator.decide(PROJECT, DecisionWord.SKIP);
    hosting.parked(Step.WELCOME);
    hosting.operator.decide(PROJECT, DecisionWord.SKIP);
    hosting.live();
    assertThat(hosting.projects.status()).isEqualTo(ProjectStatus.ACTIVE);
    assertThat(hosting.notices.sent).isEmpty();
  }

  @Test
  void showsAParkedProjectAsErrorAndTellsTheOperatorsOnce() {
    hosting.deployments.next(Deployment.State.FAILED);
    hosting.provision(TestOrders.existing());
    Parking parking = hosting.parked(Step.DEPLOY);
    Awaitility.await().until(() -> hosting.projects.statuses.contains(ProjectStatus.ERROR));
    hosting.deployments.next(Deployment.State.FINISHED);
    retry();
    assertThat(hosting.projects.statuses)
        .containsExactly(
            ProjectStatus.PENDING_DOMAIN,
            ProjectStatus.PROVISIONING,
            ProjectStatus.BOOTSTRAPPING,
            ProjectStatus.ERROR,
            ProjectStatus.BOOTSTRAPPING,
            ProjectStatus.ACTIVE);
    assertThat(hosting.projects.updates)
        .filteredOn(update -> update.status() == ProjectStatus.ERROR)
        .extracting(ProjectUpdate::error)
        .containsExactly(parking.failure().message());
    assertThat(hosting.ledger.told)
        .extracting(Notice::title)
        .containsExactly("provision acme.example");
  }

  private void assertParked(Step step, Enum<?> problem, String words) {
    Parking parking = hosting.parked(step);
    assertThat(parking.failure().type()).isEqualTo(problem.name());
    assertThat(parking.failure().message()).contains(words);
  }

  /** The log is written beside the process, which may be parked before. */
  private void awaitLog(LogAction last) {
    Awaitility.await()
        .untilAsserted(() -> assertThat(hosting.projects.log).isNotEmpty().endsWith(last));
  }

  private void retry() {
    hosting.operator.decide(PROJECT, DecisionWord.RETRY);
    hosting.live();
  }
}
