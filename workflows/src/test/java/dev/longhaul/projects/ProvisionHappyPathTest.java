package dev.longhaul.projects;

import static dev.longhaul.projects.Hosting.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.apps.AppVariables;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.domains.Holding;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.Progress;
import dev.longhaul.durable.StepProgress;
import dev.longhaul.durable.StepStatus;
import dev.longhaul.notices.WelcomeMail;
import dev.longhaul.servers.ServerName;
import io.temporal.api.history.v1.HistoryEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A project from order to welcome mail, with nothing in the way (P-01 to P-10). */
class ProvisionHappyPathTest {
  private static final int LARGEST_PAYLOAD = 64 * 1024;
  private final Hosting hosting = Hosting.open();

  @AfterEach
  void close() throws Exception {
    hosting.close();
  }

  @Test
  void registersANewDomainAndGoesLive() {
    hosting.provision(TestOrders.register());
    ProjectResult result = hosting.live();
    assertThat(result.url()).isEqualTo("https://acme.example");
    assertThat(result.server()).isEqualTo(new ServerName("web-1"));
    assertThat(result.paid()).containsExactly(new Money(1188, "EUR"));
    assertThat(hosting.world.effects)
        .containsExactly(
            "bought acme.example",
            "slot on web-1",
            "PUT acme.example A 192.0.2.7",
            "PUT www.acme.example CNAME acme.example",
            "project vrs-acme",
            "app vrs-acme on uuid-web-1",
            "variables",
            "deployment d1",
            "mail to jo@acme.example");
  }

  @Test
  void movesTheProjectThroughItsStatuses() {
    hosting.provision(TestOrders.register());
    hosting.live();
    assertThat(hosting.projects.statuses)
        .containsExactly(
            ProjectStatus.PENDING_DOMAIN,
            ProjectStatus.PROVISIONING,
            ProjectStatus.BOOTSTRAPPING,
            ProjectStatus.ACTIVE);
    assertThat(hosting.projects.domainStatuses)
        .containsExactly(
            DomainStatus.PENDING_REGISTRATION, DomainStatus.PENDING_DNS, DomainStatus.ACTIVE);
  }

  @Test
  void writesTheProvisioningLog() {
    hosting.provision(TestOrders.register());
    hosting.live();
    assertThat(hosting.projects.log)
        .containsExactly(
            LogAction.PROVISIONING_STARTED,
            LogAction.DOMAIN_REGISTRATION_WAITING,
            LogAction.SERVER_SELECTED,
            LogAction.DNS_CONFIGURED,
            LogAction.COOLIFY_PROJECT_CREATED,
            LogAction.COOLIFY_APP_CREATED,
            LogAction.DEPLOYMENT_STARTED,
            LogAction.DEPLOYMENT_COMPLETED,
            LogAction.HEALTH_CHECK_ATTEMPT,
            LogAction.HEALTH_CHECK_PASSED,
            LogAction.PROVISIONING_COMPLETED,
            LogAction.NOTIFICATION_SENT);
  }

  @Test
  void closesTheOperationWithWhatWasPaid() {
    hosting.provision(TestOrders.register());
    hosting.live();
    assertThat(hosting.closing().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(hosting.closing().paid()).containsExactly(new Money(1188, "EUR"));
    assertThat(hosting.closing().leftovers()).isEmpty();
    assertThat(hosting.closing().message()).isEqualTo("https://acme.example is live on web-1");
    Progress progress = hosting.operator.progress(PROJECT);
    assertThat(progress.steps()).extracting(StepProgress::status).containsOnly(StepStatus.DONE);
    assertThat(hosting.ledger.told).isEmpty();
  }

  @Test
  void putsASubdomainIntoTheZoneOfItsBaseDomain() {
    hosting.provision(TestOrders.subdomain());
    assertThat(hosting.live().paid()).isEmpty();
    assertThat(hosting.domains.charged).isEmpty();
    assertThat(hosting.zones.in(TestOrders.BASE))
        .containsExactly(
            DnsRecord.a(TestOrders.BELOW_BASE, "192.0.2.7"),
            DnsRecord.cname(TestOrders.BELOW_BASE.child("www"), TestOrders.BELOW_BASE));
    assertThat(hosting.projects.log).doesNotContain(LogAction.DOMAIN_REGISTRATION_WAITING);
  }

  @Test
  void usesADomainThatTheAccountHolds() {
    hosting.hold(TestOrders.ACME);
    hosting.provision(TestOrders.existing());
    assertThat(hosting.live().paid()).isEmpty();
    assertThat(hosting.domains.charged).isEmpty();
    assertThat(hosting.zones.in(TestOrders.ACME)).hasSize(2);
  }

  @Test
  void paysNothingForADomainThatIsOursAlready() {
    hosting.domains.held.put(TestOrders.ACME, Holding.State.ACTIVE);
    hosting.provision(TestOrders.register());
    assertThat(hosting.live().paid()).isEmpty();
    assertThat(hosting.domains.charged).isEmpty();
  }

  @Test
  void leavesRecordsAloneThatAreRightAlready() {
    hosting.hold(TestOrders.ACME);
    hosting.zones.own(TestOrders.ACME, DnsRecord.a(TestOrders.ACME, "192.0.2.7"));
    hosting.zones.own(
        TestOrders.ACME, DnsRecord.cname(TestOrders.ACME.child("www"), TestOrders.ACME));
    hosting.provision(TestOrders.existing());
    hosting.live();
    assertThat(hosting.post.sent).isEmpty();
    assertThat(hosting.projects.log)
        .contains(LogAction.DNS_SKIPPED)
        .doesNotContain(LogAction.DNS_CONFIGURED);
  }

  @Test
  void setsTheVariablesAndForgetsThePasswordOnceItIsMailed() {
    hosting.hold(TestOrders.ACME);
    hosting.provision(TestOrders.existing());
    hosting.live();
    AppVariables variables = hosting.apps.variables.get("a-vrs-acme");
    assertThat(variables.plain())
        .containsEntry("VRS_PROJECT_ID", "acme")
        .containsEntry("VRS_PLUGINS", "shop,blog");
    WelcomeMail mail = hosting.notices.sent.get(0);
    assertThat(variables.secret()).containsEntry("VRS_INITIAL_PASSWORD", mail.initialPassword());
    assertThat(mail.messageId()).isEqualTo("welcome.acme.1@longhaul");
    assertThat(hosting.projects.secrets).isEmpty();
  }

  @Test
  void keepsItsHistorySmall() {
    hosting.provision(TestOrders.register());
    hosting.live();
    assertThat(hosting.engine.events(PROJECT)).hasSizeLessThanOrEqualTo(300);
    assertThat(hosting.engine.events(PROJECT))
        .extracting(HistoryEvent::getSerializedSize)
        .allMatch(size -> size <= LARGEST_PAYLOAD);
  }

  @Test
  void cancelsWhatAStartOfALostWorkerHasBegunTwice() {
    hosting.hold(TestOrders.ACME);
    hosting.deployments.duplicate("d-late");
    hosting.provision(TestOrders.existing());
    hosting.live();
    assertThat(hosting.world.effects)
        .containsSubsequence("deployment d1", "cancelled deployment d-late");
  }
}
