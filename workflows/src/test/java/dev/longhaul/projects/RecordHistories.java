package dev.longhaul.projects;

import static dev.longhaul.projects.Hosting.DOMAIN;
import static dev.longhaul.projects.Hosting.PROJECT;
import static dev.longhaul.projects.Hosting.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.apps.Deployment;
import dev.longhaul.dns.ChangeDnsWorkflow;
import dev.longhaul.dns.DnsOrder;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.DnsResult;
import dev.longhaul.dns.RecordChange;
import dev.longhaul.dns.RecordType;
import dev.longhaul.dns.RecordWish;
import dev.longhaul.dns.ZoneChangeRequest;
import dev.longhaul.domains.Holding;
import dev.longhaul.domains.RegisterDomainWorkflow;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.Notice;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.World;
import dev.longhaul.histories.Recorder;
import dev.longhaul.projects.ProvisionProjectWorkflow.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Runs every workflow on every way worth keeping and saves the histories (O-12):
 *
 * <pre>mvn -pl workflows test -Dtest=RecordHistories -Dlonghaul.record=true</pre>
 *
 * <p>Files that are there already are kept. Not a test: the build does not run it.
 */
@EnabledIfSystemProperty(named = Recorder.PROPERTY, matches = ".+")
class RecordHistories {
  private final Hosting hosting = Hosting.open();
  private final Recorder recorder = new Recorder(hosting.engine);

  @AfterEach
  void close() throws Exception {
    hosting.close();
  }

  @Test
  void aNewDomain() {
    hosting.provision(TestOrders.register());
    hosting.live();
    recorder.save(PROJECT, "provision-project-register");
    recorder.save(DOMAIN, "register-domain-bought");
    recorder.save(ZONE, "zone-one-request");
  }

  @Test
  void aTransferredDomain() {
    hosting.transfers.elsewhere(TestOrders.ACME);
    hosting.provision(TestOrders.transfer());
    hosting.moved(TestOrders.ACME);
    hosting.live();
    recorder.save(PROJECT, "provision-project-transfer");
  }

  @Test
  void aNoticeAndTheWatch() {
    OperationId digest = new OperationId("notice:digest");
    hosting.operator.start(digest, "TellOperators", "notice", digest(digest));
    hosting.operator.result(digest, Void.class);
    recorder.save(digest, "tell-operators-digest");
    OperationId watch = new OperationId("watch:operations");
    hosting.operator.start(watch, "WatchOperations", "watch", "nothing");
    hosting.operator.result(watch, Void.class);
    recorder.save(watch, "watch-operations");
  }

  private static Notice digest(OperationId id) {
    Instant soon = Instant.now().plusSeconds(300);
    return new Notice(
        id.value(),
        Notice.Kind.DIGEST,
        soon,
        null,
        "coolify-main, parked",
        null,
        null,
        "many",
        "coolify-main",
        List.of(),
        List.of());
  }

  @Test
  void aSubdomain() {
    hosting.provision(TestOrders.subdomain());
    hosting.live();
    recorder.save(PROJECT, "provision-project-subdomain");
  }

  @Test
  void aDomainThatWeHold() {
    hosting.hold(TestOrders.ACME);
    hosting.provision(TestOrders.existing());
    hosting.live();
    recorder.save(PROJECT, "provision-project-existing");
  }

  @Test
  void parkedAndRetried() {
    provisionWithBrokenBuild();
    recorder.save(PROJECT, "provision-project-parked");
    hosting.deployments.next(Deployment.State.FINISHED);
    hosting.operator.decide(PROJECT, DecisionWord.RETRY);
    hosting.live();
    recorder.save(PROJECT, "provision-project-retried");
  }

  @Test
  void skipped() {
    hosting.hold(TestOrders.ACME);
    hosting.world.breaks("Health.awaitHealthy", "UNHEALTHY", "502");
    hosting.world.breaks("Notices.welcome", "MAIL_REFUSED", "mailbox full");
    hosting.provision(TestOrders.existing());
    hosting.parked(Step.CHECK_HEALTH);
    hosting.operator.decide(PROJECT, DecisionWord.SKIP);
    hosting.parked(Step.WELCOME);
    hosting.operator.decide(PROJECT, DecisionWord.SKIP);
    hosting.live();
    recorder.save(PROJECT, "provision-project-skipped");
  }

  @Test
  void lateAndExtended() {
    hosting.hold(TestOrders.ACME);
    hosting.nameservers.lagging = true;
    hosting.nameservers.pause = Duration.ofMinutes(6);
    hosting.provision(TestOrders.existing());
    hosting.parkedAfter(Duration.ofMinutes(20), "Nameservers.awaitVisible", Step.POINT_DNS);
    hosting.operator.extend(PROJECT, Duration.ofHours(2));
    hosting.nameservers.lagging = false;
    hosting.live();
    recorder.save(PROJECT, "provision-project-extended");
  }

  @Test
  void aborted() {
    provisionWithBrokenBuild();
    hosting.operator.decide(PROJECT, DecisionWord.ABORT);
    hosting.operator.assertAborted(PROJECT);
    recorder.save(PROJECT, "provision-project-aborted");
  }

  @Test
  void abortedWithLeftovers() {
    hosting.world.breaks("Apps.deleteApplication", "PLATFORM_REFUSED", "the platform is read-only");
    provisionWithBrokenBuild();
    hosting.operator.decide(PROJECT, DecisionWord.ABORT);
    hosting.parked(Step.CREATE_APPLICATION);
    hosting.operator.decide(PROJECT, DecisionWord.LEAVE);
    hosting.operator.assertAborted(PROJECT);
    recorder.save(PROJECT, "provision-project-left");
  }

  @Test
  void rolledBack() {
    provisionWithBrokenBuild();
    hosting.operator.decide(PROJECT, DecisionWord.ROLL_BACK);
    hosting.operator.assertFailedAs(PROJECT, Outcome.ROLLED_BACK);
    recorder.save(PROJECT, "provision-project-rolled-back");
  }

  @Test
  void givenUpAndStartedAgain() {
    provisionWithBrokenBuild();
    hosting.operator.decide(PROJECT, DecisionWord.GIVE_UP);
    hosting.operator.assertFailedAs(PROJECT, Outcome.FAILED);
    recorder.save(PROJECT, "provision-project-given-up");
    hosting.deployments.next(Deployment.State.FINISHED);
    hosting.provision(TestOrders.existing());
    hosting.live();
    recorder.save(PROJECT, "provision-project-again");
  }

  @Test
  void cancelledWhileTheChildIsParked() {
    hosting.domains.taken.add(TestOrders.ACME);
    hosting.provision(TestOrders.register());
    parkedChild();
    hosting.operator.cancel(PROJECT);
    hosting.operator.assertAborted(PROJECT);
    recorder.save(PROJECT, "provision-project-cancelled-while-child");
    recorder.save(DOMAIN, "register-domain-cancelled");
  }

  @Test
  void takenAndGivenUp() {
    hosting.domains.taken.add(TestOrders.ACME);
    hosting.provision(TestOrders.register());
    parkedChild();
    hosting.operator.decide(DOMAIN, DecisionWord.GIVE_UP);
    hosting.parked(Step.OBTAIN_DOMAIN);
    recorder.save(DOMAIN, "register-domain-taken");
    hosting.domains.taken.clear();
    hosting.operator.decide(PROJECT, DecisionWord.RETRY);
    hosting.live();
    recorder.save(PROJECT, "provision-project-second-child");
  }

  @Test
  void tooExpensiveAndThenNot() {
    hosting.domains.price = new Money(9900, "EUR");
    hosting.provision(TestOrders.register());
    parkedChild();
    hosting.domains.price = new Money(1188, "EUR");
    hosting.operator.decide(DOMAIN, DecisionWord.RETRY);
    hosting.live();
    recorder.save(DOMAIN, "register-domain-price");
  }

  @Test
  void slowAtTheRegistry() {
    hosting.domains.registered = Holding.State.PENDING;
    hosting.provision(TestOrders.register());
    hosting.skipOnce("Domains.awaitRegistered", Duration.ofMinutes(6));
    hosting.operator.parked(DOMAIN, RegisterDomainWorkflow.Step.AWAIT_REGISTRATION);
    hosting.operator.extend(DOMAIN, Duration.ofHours(1));
    hosting.domains.settle(Holding.State.ACTIVE);
    hosting.live();
    recorder.save(DOMAIN, "register-domain-slow");
  }

  @Test
  void aZoneInBatches() {
    queue(22, request -> request);
    Awaitility.await().until(() -> hosting.post.replies.size() == 23);
    assertThat(hosting.zones.batches()).containsExactly(1, 20, 2);
    recorder.save(ZONE, "zone-batches");
  }

  @Test
  void aZoneWithARequestThatFailsItsBatch() {
    hosting.zones.poison("r2");
    queue(3, request -> request);
    Awaitility.await().until(() -> hosting.post.replies.size() == 4);
    recorder.save(ZONE, "zone-isolated");
  }

  /** The second run; the first is too long to be kept. */
  @Test
  void aZoneThatGoesOnInANewRun() {
    queue(2100, request -> 1 + (request - 1) % 30);
    assertThat(hosting.zones.batches()).containsExactly(1, 20, 10);
    recorder.save(ZONE, "zone-continued");
  }

  /** One request is in the works when {@code count} more come; returns when the zone is done. */
  private void queue(int count, IntUnaryOperator number) {
    World.Hold hold = hosting.world.hold("Zones.apply");
    hosting.post.send(request(0));
    hold.awaitReached();
    IntStream.rangeClosed(1, count).forEach(i -> hosting.post.send(request(number.applyAsInt(i))));
    hold.letGo();
    hosting.engine.client().newUntypedWorkflowStub(ZONE.value()).getResult(Void.class);
  }

  @Test
  void aZoneThatTheRegistrarRefuses() {
    hosting.world.breaks("Zones.apply", "REGISTRAR_REFUSED", "2302 object exists");
    hosting.post.send(request(0));
    hosting.engine.client().newUntypedWorkflowStub(ZONE.value()).getResult(Void.class);
    recorder.save(ZONE, "zone-refused");
  }

  @Test
  void aDnsRequestThatBecomesVisible() {
    hosting.zones.own(TestOrders.ACME, DnsRecord.a(TestOrders.ACME, "192.0.2.1"));
    request("visible", wish("www", "192.0.2.7"));
    hosting.operator.result(ChangeDnsWorkflow.id("visible"), DnsResult.class);
    recorder.save(ChangeDnsWorkflow.id("visible"), "change-dns-visible");
  }

  @Test
  void aDnsRequestThatIsInvalid() {
    request("invalid", wish("www", "192.0.2.7"));
    hosting.operator.assertFailedAs(ChangeDnsWorkflow.id("invalid"), Outcome.FAILED);
    recorder.save(ChangeDnsWorkflow.id("invalid"), "change-dns-invalid");
  }

  @Test
  void aDnsRequestThatLagsAndIsAborted() {
    hosting.zones.own(TestOrders.ACME, DnsRecord.a(TestOrders.ACME, "192.0.2.1"));
    hosting.nameservers.lagging = true;
    hosting.nameservers.pause = Duration.ofMinutes(6);
    request("lags", wish("www", "192.0.2.7"));
    hosting.skipOnce("Nameservers.awaitChanged", Duration.ofMinutes(20));
    hosting.operator.parked(ChangeDnsWorkflow.id("lags"), ChangeDnsWorkflow.Step.VERIFY);
    hosting.operator.decide(ChangeDnsWorkflow.id("lags"), DecisionWord.ABORT);
    hosting.operator.assertAborted(ChangeDnsWorkflow.id("lags"));
    recorder.save(ChangeDnsWorkflow.id("lags"), "change-dns-aborted");
  }

  private void request(String id, RecordWish wish) {
    DnsOrder order =
        new DnsOrder(
            id,
            "a-1",
            "api",
            TestOrders.REGISTRAR,
            null,
            List.of(wish),
            false,
            null,
            Duration.ofMinutes(15));
    hosting.operator.start(
        ChangeDnsWorkflow.id(id), ChangeDnsWorkflow.TYPE, ChangeDnsWorkflow.KIND, order);
  }

  private static RecordWish wish(String label, String address) {
    return new RecordWish(
        RecordWish.Action.CREATE,
        TestOrders.ACME.child(label),
        RecordType.A,
        address,
        DnsRecord.DEFAULT_TTL,
        null,
        null);
  }

  @Test
  void redeployedAfterABrokenBuild() {
    hosting.serves();
    hosting.deployments.next(Deployment.State.FAILED);
    ProjectSlug acme = new ProjectSlug("acme");
    hosting.operator.start(
        PROJECT,
        RedeployProjectWorkflow.TYPE,
        RedeployProjectWorkflow.KIND,
        new RedeployOrder(acme, true));
    hosting.operator.parked(PROJECT, RedeployProjectWorkflow.Step.DEPLOY);
    hosting.deployments.next(Deployment.State.FINISHED);
    hosting.operator.decide(PROJECT, DecisionWord.RETRY);
    hosting.operator.result(PROJECT, SteeredProject.class);
    recorder.save(PROJECT, "redeploy-project-retried");
  }

  @Test
  void stoppedDuringABuild() {
    hosting.serves();
    hosting.deployments.stranger(Deployment.State.RUNNING);
    hosting.operator.start(
        PROJECT,
        StopProjectWorkflow.TYPE,
        StopProjectWorkflow.KIND,
        new StopOrder(new ProjectSlug("acme")));
    hosting.operator.result(PROJECT, SteeredProject.class);
    recorder.save(PROJECT, "stop-project-done");
  }

  private void provisionWithBrokenBuild() {
    hosting.hold(TestOrders.ACME);
    hosting.deployments.next(Deployment.State.FAILED);
    hosting.provision(TestOrders.existing());
    hosting.parked(Step.DEPLOY);
  }

  private void parkedChild() {
    hosting.operator.parked(DOMAIN, RegisterDomainWorkflow.Step.CHECK_AVAILABILITY);
  }

  private static ZoneChangeRequest request(int number) {
    DnsRecord record = DnsRecord.a(TestOrders.ACME.child("r" + number), "192.0.2.1");
    OperationId nobody = OperationId.of("project", "gone");
    return new ZoneChangeRequest(
        "r" + number,
        TestOrders.ACME,
        nobody,
        nobody,
        TestOrders.REGISTRAR,
        List.of(),
        List.of(RecordChange.put(record)),
        false);
  }
}
