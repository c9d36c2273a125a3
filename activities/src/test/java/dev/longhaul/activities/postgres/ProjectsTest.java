package dev.longhaul.activities.postgres;

import static dev.longhaul.activities.postgres.Projects.active;
import static dev.longhaul.activities.postgres.Projects.app;
import static dev.longhaul.activities.postgres.Projects.failed;
import static dev.longhaul.activities.postgres.Projects.order;
import static dev.longhaul.activities.postgres.Projects.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.activities.acting.ActivityAttempt;
import dev.longhaul.activities.acting.OwnedRecord;
import dev.longhaul.apps.AppHandle;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Fence;
import dev.longhaul.projects.DomainSource;
import dev.longhaul.projects.DomainStatus;
import dev.longhaul.projects.LiveProject;
import dev.longhaul.projects.LogAction;
import dev.longhaul.projects.LogEntry;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectPlan;
import dev.longhaul.projects.ProjectPlanner;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProjectStatus;
import dev.longhaul.projects.ProjectUpdate;
import dev.longhaul.projects.ServiceStatus;
import dev.longhaul.servers.ServerName;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProjectsTest {
  private static final Ledger ledger = TestLedger.open();
  private static final Actor JO = new Actor("jo");

  private final SecretStore secrets = new SecretStore(ledger.jdbi(), TestLedger.vault());
  private final LedgerProjectActivities projects =
      new LedgerProjectActivities(ledger.jdbi(), secrets, new ProjectPlanner(Projects.defaults()));
  private final ProjectQueries queries = new ProjectQueries(ledger.jdbi());

  @BeforeAll
  static void addServer() {
    new ServerRegistry(ledger.jdbi())
        .add(ServerRow.empty(new ServerName("web-1"), "192.0.2.1", "uuid-1", 50));
  }

  @AfterAll
  static void close() {
    ledger.close();
  }

  @Test
  void openEntersTheOrderOnceAndGivesThePlan() {
    Fence fence = claim("fresh", 1);
    ProjectPlan plan = projects.open(fence, order("fresh"), JO);
    assertThat(projects.open(fence, order("fresh"), JO)).isEqualTo(plan);
    ProjectRow row = row("fresh");
    assertThat(row.status()).isEqualTo(ProjectStatus.PENDING_DOMAIN);
    assertThat(row.plugins()).containsExactly("shop", "blog");
    assertThat(row.domain()).isEqualTo(new DomainName("fresh.example"));
    assertThat(row.domainStatus()).isEqualTo(DomainStatus.PENDING_REGISTRATION);
    assertThat(row.retryCount()).isZero();
    assertThat(row.startedAt()).isNotNull();
    assertThat(plan.incarnation()).isEqualTo(1);
    assertThat(actions("fresh"))
        .containsExactly(LogAction.PROVISIONING_STARTED, LogAction.STATUS_CHANGED);
    assertThat(queries.order(new ProjectSlug("fresh"))).contains(order("fresh"));
  }

  @Test
  void aRestartKeepsWhatIsDoneAndCounts() {
    Fence first = open("again", 1);
    projects.record(later(first, 2), app("again", "proj", "app"));
    projects.record(later(first, 9), failed("again", "build failed"));
    open("again", 2);
    ProjectRow row = row("again");
    assertThat(row.retryCount()).isEqualTo(1);
    assertThat(row.coolifyAppUuid()).isEqualTo("app");
    assertThat(row.lastError()).isNull();
    assertThat(row.status()).isEqualTo(ProjectStatus.PENDING_DOMAIN);
  }

  @Test
  void statusChangesAreLoggedWithOldAndNew() {
    Fence fence = open("moves", 1);
    projects.record(later(fence, 2), status("moves", ProjectStatus.PROVISIONING));
    projects.record(later(fence, 2), status("moves", ProjectStatus.PROVISIONING));
    projects.record(later(fence, 3), status("moves", ProjectStatus.PROVISIONING));
    List<LogLine> changes =
        queries.log(new ProjectSlug("moves"), 0, 100).stream()
            .filter(line -> line.newStatus() == ProjectStatus.PROVISIONING)
            .toList();
    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).oldStatus()).isEqualTo(ProjectStatus.PENDING_DOMAIN);
    assertThat(changes.get(0).triggeredBy()).isEqualTo("jo");
  }

  @Test
  void logActionsStandInLowerCase() {
    open("words", 1);
    List<String> words =
        ledger
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select action from provisioning_log where project = ? order by id")
                        .bind(0, "words")
                        .mapTo(String.class)
                        .list());
    assertThat(words).containsExactly("provisioning_started", "status_changed");
  }

  @Test
  void anErrorIsKeptUntilTheNextStatus() {
    Fence fence = open("fails", 1);
    projects.record(later(fence, 2), failed("fails", "no nameserver answers"));
    assertThat(row("fails").lastError()).isEqualTo("no nameserver answers");
    projects.record(later(fence, 3), app("fails", "proj", null));
    assertThat(row("fails").lastError()).isEqualTo("no nameserver answers");
    projects.record(later(fence, 4), status("fails", ProjectStatus.PROVISIONING));
    assertThat(row("fails").lastError()).isNull();
  }

  @Test
  void anOlderWriteNeverHidesANewerOneNorWhatOnlyItKnows() {
    Fence fence = open("mixed", 1);
    projects.record(later(fence, 6), status("mixed", ProjectStatus.BOOTSTRAPPING));
    projects.record(
        later(fence, 5),
        new ProjectUpdate(
            new ProjectSlug("mixed"),
            ProjectStatus.PROVISIONING,
            null,
            new AppHandle("proj", "app"),
            null,
            null,
            List.of(LogEntry.of(LogAction.COOLIFY_APP_CREATED, "created"))));
    assertThat(row("mixed").status()).isEqualTo(ProjectStatus.BOOTSTRAPPING);
    assertThat(row("mixed").coolifyAppUuid()).isEqualTo("app");
    assertThat(actions("mixed")).contains(LogAction.COOLIFY_APP_CREATED);
  }

  @Test
  void anActiveProjectIsServedOnItsServer() {
    Fence fence = open("live", 1);
    new LedgerServerActivities(ledger.jdbi()).reserve(later(fence, 2), "live");
    DomainName domain = new DomainName("live.example");
    DnsRecord a = DnsRecord.a(domain, "192.0.2.1");
    new LedgerDnsRecords(ledger.jdbi())
        .own(fence, new OwnedRecord(domain, a, "rec-1", fence.operation()));
    projects.record(later(fence, 3), active("live"));
    ProjectRow row = row("live");
    assertThat(row.isActive()).isTrue();
    assertThat(row.completedAt()).isNotNull();
    assertThat(row.aRecordId()).isEqualTo("rec-1");
    assertThat(row.server()).isEqualTo(new ServerName("web-1"));
    assertThat(queries.services(new ServerName("web-1")))
        .extracting(service -> service.project() + " " + service.name() + " " + service.port())
        .contains("live vrs-live 8000");
  }

  @Test
  void aLiveProjectIsFoundWithItsPlanAndStoppedInTheLedger() {
    Fence fence = open("steered", 1);
    ProjectSlug slug = new ProjectSlug("steered");
    assertThatThrownBy(() -> projects.live(slug)).hasMessageContaining("steered is not live");
    new LedgerServerActivities(ledger.jdbi()).reserve(later(fence, 2), "steered");
    projects.record(later(fence, 3), app("steered", "proj", "app-1"));
    projects.record(later(fence, 4), active("steered"));
    LiveProject live = projects.live(slug);
    assertThat(live.appId()).isEqualTo("app-1");
    assertThat(live.plan().app().url()).isEqualTo("https://steered.example");
    LogEntry why = LogEntry.of(LogAction.STATUS_CHANGED, "application stopped");
    projects.serves(later(fence, 5), slug, ServiceStatus.STOPPED, why);
    projects.serves(later(fence, 5), slug, ServiceStatus.STOPPED, why);
    assertThat(queries.services(new ServerName("web-1")))
        .filteredOn(service -> service.project().equals(slug))
        .extracting(ServiceRow::status)
        .containsExactly("stopped");
    assertThat(row("steered").status()).isEqualTo(ProjectStatus.ACTIVE);
    assertThat(queries.log(slug, 0, 100))
        .filteredOn(line -> line.message().equals("application stopped"))
        .hasSize(1);
  }

  @Test
  void retiringHappensOnceAndLeavesTheSlotAlone() {
    Fence fence = open("gone", 1);
    new LedgerServerActivities(ledger.jdbi()).reserve(later(fence, 2), "gone");
    projects.record(later(fence, 3), app("gone", "proj", "app"));
    projects.record(later(fence, 4), active("gone"));
    projects.retire(later(fence, 5), new ProjectSlug("gone"), "stopped by jo");
    projects.retire(later(fence, 5), new ProjectSlug("gone"), "stopped by jo");
    projects.record(later(fence, 4), active("gone"));
    ProjectRow row = row("gone");
    assertThat(row.status()).isEqualTo(ProjectStatus.DRAFT);
    assertThat(row.isActive()).isFalse();
    assertThat(row.incarnation()).isEqualTo(2);
    assertThat(row.coolifyAppUuid()).isNull();
    assertThat(row.server()).isEqualTo(new ServerName("web-1"));
    assertThat(queries.services(null)).noneMatch(s -> s.project().value().equals("gone"));
    assertThat(projects.open(claim("gone", 2), order("gone"), JO).incarnation()).isEqualTo(2);
    assertThat(row("gone").retryCount()).isZero();
  }

  @Test
  void retiringAProjectThatWasNeverEnteredIsSuccess() {
    projects.retire(claim("ghost", 1), new ProjectSlug("ghost"), "");
    assertThat(queries.one(new ProjectSlug("ghost"))).isEmpty();
  }

  @Test
  void aSupersededRunWritesNothingNotEvenALine() {
    Fence old = open("stale", 1);
    open("stale", 2);
    int lines = actions("stale").size();
    assertThatThrownBy(() -> projects.record(later(old, 99), failed("stale", "late")))
        .satisfies(OperationsTest.SupersededCheck::is);
    assertThatThrownBy(() -> projects.retire(later(old, 99), new ProjectSlug("stale"), "late"))
        .satisfies(OperationsTest.SupersededCheck::is);
    assertThat(actions("stale")).hasSize(lines);
  }

  @Test
  void aDomainBelongsToOneProjectUnlessThatIsOnlyADraft() {
    open("owner", 1);
    ProjectOrder rival = order("rival", "owner.example", DomainSource.REGISTER);
    Fence fence = claim("rival", 1);
    assertThatThrownBy(() -> projects.open(fence, rival, JO))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo("ORDER_REFUSED");
              assertThat(failure.getOriginalMessage()).contains("belongs to another project");
            });
    assertThat(queries.one(new ProjectSlug("rival"))).isEmpty();
    projects.retire(claim("owner", 2), new ProjectSlug("owner"), "stopped");
    projects.open(fence, rival, JO);
    assertThat(row("rival").domain()).isEqualTo(new DomainName("owner.example"));
  }

  /** Found by the simulation: the draft lost its name and went live without one. */
  @Test
  void aDraftThatIsOrderedAgainAtThatMomentKeepsItsDomain() throws Exception {
    open("draft", 1);
    projects.retire(claim("draft", 2), new ProjectSlug("draft"), "stopped");
    Fence rival = claim("thief", 1);
    CompletableFuture<ProjectPlan> taking;
    try (Handle again = ledger.jdbi().open()) {
      again.begin();
      again.execute("update projects set status = 'PENDING_DOMAIN' where slug = 'draft'");
      again.execute("update project_domains set is_primary = true where project = 'draft'");
      ProjectOrder order = order("thief", "draft.example", DomainSource.REGISTER);
      taking = CompletableFuture.supplyAsync(() -> projects.open(rival, order, JO));
      Awaitility.await("waits for the draft").until(ProjectsTest::somebodyWaits);
      again.commit();
    }
    assertThatThrownBy(taking::join).hasMessageContaining("belongs to another project");
    assertThat(row("draft").domain()).isEqualTo(new DomainName("draft.example"));
  }

  private static boolean somebodyWaits() {
    return ledger
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select count(*) from pg_locks where not granted")
                        .mapTo(Integer.class)
                        .one())
        > 0;
  }

  @Test
  void anOrderThatTheSettingsRefuseNamesTheField() {
    ProjectOrder order = order("sub", "sub.nowhere.example", DomainSource.SUBDOMAIN);
    Fence fence = claim("sub", 1);
    assertThatThrownBy(() -> projects.open(fence, order, JO))
        .hasMessageContaining("domain.name: sub.nowhere.example is not below a base domain");
  }

  @Test
  void theInitialPasswordIsMadeOnceAndForgottenForGood() {
    Fence fence = open("secret", 1);
    ProjectPlan plan = projects.open(fence, order("secret"), JO);
    projects.ensureSecret(later(fence, 2), plan.initialPassword());
    String password = secrets.read(plan.initialPassword()).reveal();
    projects.ensureSecret(later(fence, 3), plan.initialPassword());
    assertThat(password).hasSize(24).matches("[A-Za-z0-9]+");
    assertThat(secrets.read(plan.initialPassword()).reveal()).isEqualTo(password);
    projects.forgetSecret(later(fence, 4), plan.initialPassword());
    projects.ensureSecret(later(fence, 3), plan.initialPassword());
    assertThatThrownBy(() -> secrets.read(plan.initialPassword()))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.getType()).isEqualTo("SECRET_MISSING"));
  }

  @Test
  void anAttemptLogsOneLine() {
    LedgerProjectLog log = new LedgerProjectLog(ledger.jdbi());
    Fence fence = open("health", 1);
    LogEntry entry = LogEntry.of(LogAction.HEALTH_CHECK_ATTEMPT, "503");
    for (int attempt : new int[] {1, 1, 2}) {
      log.write("health", new ActivityAttempt(fence.operation(), "run-1", "a1", attempt), entry);
    }
    assertThat(actions("health")).filteredOn(LogAction.HEALTH_CHECK_ATTEMPT::equals).hasSize(2);
  }

  @Test
  void projectsAreListedInPagesAndByStatus() {
    open("page-a", 1);
    open("page-b", 1);
    ProjectSlug a = new ProjectSlug("page-a");
    assertThat(queries.list(ProjectStatus.PENDING_DOMAIN, a, 1))
        .extracting(ProjectRow::slug)
        .containsExactly(new ProjectSlug("page-b"));
    assertThat(queries.saveDraft(order("page-a"))).as("beyond draft").isFalse();
  }

  private Fence open(String slug, int run) {
    Fence fence = claim(slug, run);
    projects.open(fence, order(slug), JO);
    return fence;
  }

  private static Fence claim(String slug, int run) {
    return TestLedger.claim(ledger, "project:" + slug, "run-" + run);
  }

  private static Fence later(Fence fence, long sequence) {
    return new Fence(fence.operation(), fence.token(), sequence);
  }

  private ProjectRow row(String slug) {
    return queries.one(new ProjectSlug(slug)).orElseThrow();
  }

  private List<LogAction> actions(String slug) {
    return queries.log(new ProjectSlug(slug), 0, 100).stream().map(LogLine::action).toList();
  }
}
