package dev.longhaul.projects;

import static dev.longhaul.projects.Hosting.DOMAIN;
import static dev.longhaul.projects.Hosting.PROJECT;

import dev.longhaul.apps.Deployment;
import dev.longhaul.dns.ChangeDnsWorkflow;
import dev.longhaul.dns.DnsOrder;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.DnsResult;
import dev.longhaul.dns.RecordType;
import dev.longhaul.dns.RecordWish;
import dev.longhaul.domains.RegisterDomainWorkflow;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.VendorPause;
import dev.longhaul.durable.World;
import dev.longhaul.histories.Recorder;
import dev.longhaul.projects.ProvisionProjectWorkflow.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Like {@link RecordHistories}, for the ways that operations take when people and vendors get in
 * between (O-12). Not a test.
 */
@EnabledIfSystemProperty(named = Recorder.PROPERTY, matches = ".+")
class RecordRareHistories {
  private static final OperationId REQUEST = ChangeDnsWorkflow.id("r-1");

  private final Hosting hosting = Hosting.open();
  private final Recorder recorder = new Recorder(hosting.engine);

  @AfterEach
  void close() throws Exception {
    hosting.close();
  }

  @Test
  void editedAndDeployed() {
    hosting.hold(TestOrders.ACME);
    hosting.deployments.next(Deployment.State.FAILED);
    hosting.provision(TestOrders.existing());
    hosting.parked(Step.DEPLOY);
    hosting.deployments.next(Deployment.State.FINISHED);
    hosting.operator.edit(PROJECT, Map.of("branch", "mended"));
    hosting.live();
    recorder.save(PROJECT, "provision-project-edited");
  }

  @Test
  void allowedMoreAtTheDomain() {
    hosting.domains.price = new Money(9900, "EUR");
    hosting.provision(TestOrders.register());
    hosting.operator.parked(DOMAIN, RegisterDomainWorkflow.Step.CHECK_AVAILABILITY);
    hosting.operator.edit(DOMAIN, Map.of("price_limit", "99.00 EUR"));
    hosting.live();
    recorder.save(DOMAIN, "register-domain-edited");
  }

  @Test
  void planOfAnotherWorld() {
    PlannedWorld before =
        new WorldLook(hosting.domains, hosting.zones, hosting.servers, hosting.apps)
            .at(new ProjectPlanner(TestOrders.defaults()).plan(TestOrders.register(), 1));
    hosting.domains.taken.add(TestOrders.ACME);
    hosting.provision(TestOrders.register().planned(before));
    hosting.parked(Step.ACCEPT_ORDER);
    hosting.operator.decide(PROJECT, DecisionWord.ABORT);
    hosting.operator.assertAborted(PROJECT);
    recorder.save(PROJECT, "provision-project-plan-stale");
  }

  @Test
  void waitedForAPausedVendor() {
    pauseAtTheZone(1);
    hosting.ledger.paused = null;
    hosting.live();
    recorder.save(PROJECT, "provision-project-vendor-wait");
  }

  @Test
  void cancelledDuringAPauseWithAWriteInTheAir() {
    pauseAtTheZone(2);
    hosting.operator.cancel(PROJECT);
    hosting.parked(Step.POINT_DNS);
    hosting.ledger.paused = null;
    hosting.operator.decide(PROJECT, DecisionWord.RETRY);
    hosting.operator.assertAborted(PROJECT);
    recorder.save(PROJECT, "provision-project-vendor-wait-cancelled");
  }

  private void pauseAtTheZone(int attempt) {
    hosting.hold(TestOrders.ACME);
    hosting.ledger.paused = new VendorPause("inwx", "paused by breaker since noon", 1);
    World.Hold letter = hosting.world.hold("ZonePost.send");
    hosting.provision(TestOrders.existing());
    letter.awaitReached();
    hosting.zones.openBreaker(attempt);
    letter.letGo();
    Awaitility.await().until(() -> hosting.ledger.snapshots.toString().contains("waiting: vendor"));
  }

  @Test
  void redeployed() {
    redeploy(true);
    done();
    recorder.save(PROJECT, "redeploy-project-built");
  }

  @Test
  void restarted() {
    redeploy(false);
    done();
    recorder.save(PROJECT, "redeploy-project-restarted");
  }

  @Test
  void redeployCancelledDuringTheBuild() {
    hosting.deployments.next(Deployment.State.RUNNING);
    redeploy(true);
    hosting.awaitCall("Deployments.await");
    hosting.operator.cancel(PROJECT);
    hosting.operator.assertAborted(PROJECT);
    recorder.save(PROJECT, "redeploy-project-aborted");
  }

  @Test
  void restartAbortedWhenItIsNotWell() {
    hosting.world.breaks("Health.awaitHealthy", "UNHEALTHY", "502");
    redeploy(false);
    hosting.operator.parked(PROJECT, RedeployProjectWorkflow.Step.CHECK_HEALTH);
    hosting.operator.decide(PROJECT, DecisionWord.ABORT);
    hosting.operator.assertAborted(PROJECT);
    recorder.save(PROJECT, "redeploy-project-restart-aborted");
  }

  @Test
  void stopAborted() {
    hosting.serves();
    hosting.world.breaks("Projects.serves", "BROKEN", "out of order");
    stop();
    hosting.operator.parked(PROJECT, StopProjectWorkflow.Step.RECORD);
    hosting.operator.decide(PROJECT, DecisionWord.ABORT);
    hosting.operator.assertAborted(PROJECT);
    recorder.save(PROJECT, "stop-project-aborted");
  }

  @Test
  void stopCancelledWhileItIsRecorded() {
    hosting.serves();
    hosting.projects.service = ServiceStatus.RUNNING;
    World.Hold hold = hosting.world.hold("Projects.serves");
    stop();
    hold.awaitReached();
    hosting.operator.cancel(PROJECT);
    hold.letGo();
    hosting.operator.assertAborted(PROJECT);
    recorder.save(PROJECT, "stop-project-cancelled");
  }

  @Test
  void aDnsRequestThatTheZoneRefuses() {
    hosting.zones.own(TestOrders.ACME, DnsRecord.a(TestOrders.ACME, "192.0.2.1"));
    hosting.zones.refuse("the registrar calls the value invalid");
    request();
    hosting.operator.assertFailedAs(REQUEST, Outcome.FAILED);
    recorder.save(REQUEST, "change-dns-refused");
  }

  @Test
  void aDnsRequestThatLagsAndThenIsSeen() {
    lag();
    hosting.nameservers.lagging = false;
    hosting.operator.decide(REQUEST, DecisionWord.RETRY);
    hosting.operator.result(REQUEST, DnsResult.class);
    recorder.save(REQUEST, "change-dns-lagging");
  }

  @Test
  void aDnsRequestThatIsGivenUpWhileItLags() {
    lag();
    hosting.operator.decide(REQUEST, DecisionWord.GIVE_UP);
    hosting.operator.assertFailedAs(REQUEST, Outcome.FAILED);
    recorder.save(REQUEST, "change-dns-given-up");
  }

  @Test
  void aDnsRequestThatIsCancelledWhileItIsEntered() {
    World.Hold entering = hosting.world.hold("DnsRequests.accept");
    request();
    entering.awaitReached();
    hosting.operator.cancel(REQUEST);
    hosting.operator.assertAborted(REQUEST);
    entering.letGo();
    recorder.save(REQUEST, "change-dns-cancelled");
  }

  private void lag() {
    hosting.zones.own(TestOrders.ACME, DnsRecord.a(TestOrders.ACME, "192.0.2.1"));
    hosting.nameservers.lagging = true;
    hosting.nameservers.pause = Duration.ofMinutes(6);
    request();
    hosting.skipOnce("Nameservers.awaitChanged", Duration.ofMinutes(20));
    hosting.operator.parked(REQUEST, ChangeDnsWorkflow.Step.VERIFY);
  }

  private void request() {
    RecordWish wish =
        new RecordWish(
            RecordWish.Action.CREATE,
            TestOrders.ACME.child("www"),
            RecordType.A,
            "192.0.2.7",
            DnsRecord.DEFAULT_TTL,
            null,
            null);
    DnsOrder order =
        new DnsOrder(
            "r-1",
            "a-1",
            "api",
            TestOrders.REGISTRAR,
            null,
            List.of(wish),
            false,
            null,
            Duration.ofMinutes(15));
    hosting.operator.start(REQUEST, ChangeDnsWorkflow.TYPE, ChangeDnsWorkflow.KIND, order);
  }

  private void redeploy(boolean build) {
    hosting.serves();
    hosting.operator.start(
        PROJECT,
        RedeployProjectWorkflow.TYPE,
        RedeployProjectWorkflow.KIND,
        new RedeployOrder(new ProjectSlug("acme"), build));
  }

  private void stop() {
    hosting.operator.start(
        PROJECT,
        StopProjectWorkflow.TYPE,
        StopProjectWorkflow.KIND,
        new StopOrder(new ProjectSlug("acme")));
  }

  private void done() {
    hosting.operator.result(PROJECT, SteeredProject.class);
  }
}
