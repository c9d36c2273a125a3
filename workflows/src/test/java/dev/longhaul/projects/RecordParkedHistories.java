package dev.longhaul.projects;

import static dev.longhaul.projects.Hosting.DOMAIN;
import static dev.longhaul.projects.Hosting.PROJECT;

import dev.longhaul.domains.Holding;
import dev.longhaul.domains.RegisterDomainWorkflow;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Notice;
import dev.longhaul.durable.NoticeWorkflow;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.Parking;
import dev.longhaul.histories.Recorder;
import dev.longhaul.projects.ProvisionProjectWorkflow.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Like {@link RecordHistories}, for operations that wait for a person, and for what that person is
 * told (O-12). Not a test.
 */
@EnabledIfSystemProperty(named = Recorder.PROPERTY, matches = ".+")
class RecordParkedHistories {
  private static final ProjectSlug ACME = new ProjectSlug("acme");

  private final Hosting hosting = Hosting.open();
  private final Recorder recorder = new Recorder(hosting.engine);

  @AfterEach
  void close() throws Exception {
    hosting.close();
  }

  @Test
  void oneNotice() {
    OperationId notice = new OperationId("notice:parked");
    hosting.operator.start(notice, NoticeWorkflow.TYPE, "notice", parked(notice));
    hosting.operator.result(notice, Void.class);
    recorder.save(notice, "tell-operators-notice");
  }

  private static Notice parked(OperationId id) {
    return new Notice(
        id.value(),
        Notice.Kind.PARKED,
        Instant.now(),
        PROJECT,
        "provision acme.example",
        "Deploy",
        null,
        "the build failed",
        null,
        List.of(),
        List.of("longhaul operation decide project:acme retry"));
  }

  @Test
  void redeployedAndSkippedWhileItIsNotWell() {
    hosting.serves();
    hosting.world.breaks("Health.awaitHealthy", "UNHEALTHY", "502");
    hosting.operator.start(
        PROJECT,
        RedeployProjectWorkflow.TYPE,
        RedeployProjectWorkflow.KIND,
        new RedeployOrder(ACME, true));
    hosting.operator.parked(PROJECT, RedeployProjectWorkflow.Step.CHECK_HEALTH);
    hosting.operator.decide(PROJECT, DecisionWord.SKIP);
    hosting.operator.result(PROJECT, SteeredProject.class);
    recorder.save(PROJECT, "redeploy-project-skipped");
  }

  @Test
  void stopOfAProjectThatIsLiveLater() {
    hosting.operator.start(
        PROJECT, StopProjectWorkflow.TYPE, StopProjectWorkflow.KIND, new StopOrder(ACME));
    hosting.operator.parked(PROJECT, StopProjectWorkflow.Step.FIND_PROJECT);
    recorder.save(PROJECT, "stop-project-parked");
    hosting.serves();
    hosting.operator.decide(PROJECT, DecisionWord.RETRY);
    hosting.operator.result(PROJECT, SteeredProject.class);
    recorder.save(PROJECT, "stop-project-retried");
  }

  /** The park's own time is extended, not the registry's, for which there is another history. */
  @Test
  void moreTimeToDecideOnADomain() {
    Instant before = taken().deadline();
    hosting.operator.extend(DOMAIN, Duration.ofDays(3));
    Awaitility.await("the park lasts longer")
        .until(() -> hosting.operator.progress(DOMAIN).parking().deadline().isAfter(before));
    hosting.domains.taken.clear();
    hosting.operator.decide(DOMAIN, DecisionWord.RETRY);
    hosting.live();
    recorder.save(DOMAIN, "register-domain-extended");
  }

  @Test
  void nobodyDecidesOnADomain() {
    taken();
    hosting.engine.skip(Duration.ofDays(8));
    hosting.parked(Step.OBTAIN_DOMAIN);
    recorder.save(DOMAIN, "register-domain-undecided");
  }

  @Test
  void givenUpWhileTheRegistryIsSlow() {
    hosting.domains.registered = Holding.State.PENDING;
    hosting.provision(TestOrders.register());
    hosting.skipOnce("Domains.awaitRegistered", Duration.ofMinutes(6));
    hosting.operator.parked(DOMAIN, RegisterDomainWorkflow.Step.AWAIT_REGISTRATION);
    hosting.operator.decide(DOMAIN, DecisionWord.GIVE_UP);
    hosting.operator.assertFailedAs(DOMAIN, Outcome.FAILED);
    recorder.save(DOMAIN, "register-domain-given-up");
  }

  private Parking taken() {
    hosting.domains.taken.add(TestOrders.ACME);
    hosting.provision(TestOrders.register());
    return hosting.operator.parked(DOMAIN, RegisterDomainWorkflow.Step.CHECK_AVAILABILITY);
  }
}
