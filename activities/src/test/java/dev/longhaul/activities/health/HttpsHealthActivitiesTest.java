package dev.longhaul.activities.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.acting.ActivityAttempt;
import dev.longhaul.activities.acting.ProjectLog;
import dev.longhaul.activities.fakes.Failed;
import dev.longhaul.activities.http.Trust;
import dev.longhaul.apps.AppProblem;
import dev.longhaul.apps.HealthActivities;
import dev.longhaul.apps.HealthActivities.HealthCheck;
import dev.longhaul.apps.HealthActivities.HealthReport;
import dev.longhaul.durable.OperationId;
import dev.longhaul.emulators.http.HttpAnswer;
import dev.longhaul.emulators.http.LoopbackHttp;
import dev.longhaul.emulators.net.ConnectProxy;
import dev.longhaul.emulators.net.SandboxCa;
import dev.longhaul.projects.LogAction;
import dev.longhaul.projects.LogEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsHealthActivitiesTest {
  private static final HealthCheck CHECK =
      new HealthCheck(
          "acme", "https://acme.example/health", Duration.ofSeconds(10), Duration.ofSeconds(2));
  @TempDir private Path directory;
  private final SandboxCa ca = SandboxCa.create();
  private final List<LogEntry> log = new CopyOnWriteArrayList<>();
  private final ProjectLog projectLog = (project, attempt, entry) -> log.add(entry);
  private volatile HttpAnswer answer = HttpAnswer.text(200, "text/plain", "ok");
  private LoopbackHttp site;
  private ConnectProxy proxy;

  @BeforeEach
  void start() {
    site =
        LoopbackHttp.tls(
            "site",
            ca.serverContext("acme.example"::equals, "acme.example"),
            exchange -> LoopbackHttp.send(exchange, answer));
    proxy = ConnectProxy.start(host -> Optional.of("203.0.113.11"));
    proxy.route("203.0.113.11", 443, site.port());
  }

  @AfterEach
  void close() {
    proxy.close();
    site.close();
  }

  @Test
  void answersWhenTheSiteIsHealthyAndLogsIt() {
    assertThat(health(trusting()).awaitHealthy(CHECK).status()).isEqualTo(200);
    assertThat(log).extracting(LogEntry::action).containsExactly(LogAction.HEALTH_CHECK_ATTEMPT);
  }

  @Test
  void countsTheAttempt() {
    assertThat(health(trusting()).awaitHealthy(CHECK)).isEqualTo(new HealthReport(200, 3));
    assertThat(log.get(0).message()).startsWith("attempt 3:");
  }

  @Test
  void waitsBenignlyWhileTheSiteIsNotHealthy() {
    answer = HttpAnswer.text(503, "text/plain", "no");
    Failed waiting = Failed.by(() -> health(trusting()).awaitHealthy(CHECK));
    assertThat(waiting.benign()).isTrue();
    assertThat(waiting.retryable()).isTrue();
    assertThat(waiting.type()).as("what it parks with").isEqualTo(AppProblem.UNHEALTHY.name());
    assertThat(waiting.nextTry()).isEqualTo(Duration.ofSeconds(10));
    assertThat(waiting.message()).contains("it answers 503");
    assertThat(log).extracting(LogEntry::action).containsExactly(LogAction.HEALTH_CHECK_ATTEMPT);
    assertThat(log.get(0).error()).contains("503");
  }

  @Test
  void followsNoRedirect() {
    answer =
        HttpAnswer.text(302, "text/plain", "").withHeader("Location", "https://login.example/");
    assertThat(Failed.by(() -> health(trusting()).awaitHealthy(CHECK)).message())
        .contains("it redirects to https://login.example/");
  }

  @Test
  void wantsACertificateThatIsTrusted() {
    HealthSettings strangers =
        new HealthSettings(Trust.system(), Optional.of(proxy.address()), Optional.empty(), false);
    Failed refused = Failed.by(() -> health(strangers).awaitHealthy(CHECK));
    assertThat(refused.message()).contains("certificate");
    assertThat(refused.benign()).isTrue();
  }

  @Test
  void saysThatNobodyAnswers() {
    site.stopListening();
    assertThat(Failed.by(() -> health(trusting()).awaitHealthy(CHECK)).message())
        .contains("no answer");
  }

  @Test
  void parksWithoutHttps() {
    HealthCheck plain =
        new HealthCheck("acme", "http://acme.example/", CHECK.interval(), CHECK.timeout());
    assertThat(Failed.by(() -> health(trusting()).awaitHealthy(plain)).type())
        .isEqualTo(AppProblem.UNHEALTHY.name());
  }

  @Test
  void neverLeadsIntoOurOwnNetwork() {
    HealthCheck local =
        new HealthCheck(
            "acme", "https://localhost:" + site.port() + "/", CHECK.interval(), CHECK.timeout());
    HealthSettings direct = new HealthSettings(trust(), Optional.empty(), Optional.empty(), false);
    assertThat(Failed.by(() -> health(direct).awaitHealthy(local)).message())
        .contains("no public address");
  }

  private HealthActivities health(HealthSettings settings) {
    ActivityAttempt third =
        new ActivityAttempt(new OperationId("project:acme"), "run", "activity", 3);
    return new HttpsHealthActivities(settings, projectLog, () -> third);
  }

  private HealthSettings trusting() {
    return new HealthSettings(trust(), Optional.of(proxy.address()), Optional.empty(), false);
  }

  private Trust trust() {
    return Trust.with(ca.writePem(directory.resolve("ca.pem")));
  }
}
