package dev.longhaul.activities.coolify;

import static dev.longhaul.activities.coolify.CoolifyWorld.FENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.acting.ActingProblem;
import dev.longhaul.activities.coolify.wire.Application;
import dev.longhaul.activities.coolify.wire.Variable;
import dev.longhaul.activities.fakes.Failed;
import dev.longhaul.activities.fakes.Patience;
import dev.longhaul.activities.http.Trust;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.apps.AppHandle;
import dev.longhaul.apps.AppProblem;
import dev.longhaul.apps.AppSpec;
import dev.longhaul.apps.AppVariables;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.emulators.faults.Effect;
import dev.longhaul.emulators.faults.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoolifyAppActivitiesTest {
  private static final AppVariables VARIABLES =
      new AppVariables(
          Map.of("VRS_PROJECT_ID", "acme", "MODE", "a b"),
          Map.of("VRS_INITIAL_PASSWORD", SecretRef.of("acme", "initial-password")));
  private final CoolifyWorld world = new CoolifyWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void makesProjectAndApplicationOnce() {
    assertThat(world.apps.find("vrs-acme")).isEqualTo(new AppHandle(null, null));
    String project = world.project();
    String application = world.application();
    List<Effect> effects = world.effects.all();
    assertThat(world.project()).isEqualTo(project);
    assertThat(world.application()).isEqualTo(application);
    assertThat(world.effects.all()).isEqualTo(effects);
    assertThat(world.apps.find("vrs-acme")).isEqualTo(new AppHandle(project, application));
    assertThat(world.effects.ofKind("deployment-started")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"POST /projects, project-created", "POST /applications/public, application-created"})
  void adoptsWhatACutAttemptMade(String call, String effect) {
    world.switchboard.next(call, 1, new Fault.AcceptAndCut());
    Failed cut = Failed.by(world::application);
    assertThat(cut.type()).isEqualTo(ActingProblem.OUTCOME_UNKNOWN.name());
    assertThat(cut.nextTry()).isEqualTo(Duration.ofSeconds(30));
    world.application();
    assertThat(world.effects.ofKind(effect)).hasSize(1);
  }

  @Test
  void servesWhatAnEarlierOrderLeftAtTheNewAddress() {
    String application = world.application();
    AppSpec moved = CoolifyWorld.spec("https://moved.example");
    for (int time = 0; time < 2; time++) {
      assertThat(world.apps.ensureApplication(FENCE, world.project(), world.server(), moved))
          .isEqualTo(application);
    }
    assertThat(world.client.findApplication(application).orElseThrow().fqdn())
        .isEqualTo("https://moved.example");
    assertThat(world.effects.ofKind("application-updated")).hasSize(1);
  }

  @Test
  void keepsTheOldestProjectAndRemovesOnlyEmptyDuplicates() {
    String oldest = world.client.createProject("vrs-acme", "by hand").uuid();
    String inhabited = world.client.createProject("vrs-acme", "other").uuid();
    world.apps.ensureApplication(
        FENCE, inhabited, world.server(), CoolifyWorld.spec("https://other.example"));
    String empty = world.client.createProject("vrs-acme", "duplicate").uuid();
    assertThat(world.project()).isEqualTo(oldest);
    assertThat(world.client.findProject(inhabited)).isPresent();
    assertThat(world.client.findProject(empty)).isEmpty();
  }

  @Test
  void writesVariablesOnceAndSecretsInClearNowhereElse() {
    String app = world.application();
    world.apps.setVariables(FENCE, app, VARIABLES);
    List<Effect> effects = world.effects.all();
    world.apps.setVariables(FENCE, app, VARIABLES);
    assertThat(world.effects.all()).isEqualTo(effects);
    assertThat(world.client.listVariables(app))
        .filteredOn(variable -> !variable.preview())
        .extracting(Variable::key)
        .containsExactlyInAnyOrder("VRS_PROJECT_ID", "MODE", "VRS_INITIAL_PASSWORD");
    world.switchboard.next("PATCH /applications/{uuid}/envs/bulk", 1, new Fault.Status(500, "{}"));
    assertThat(Failed.recorded(() -> world.apps.setVariables(FENCE, app, VARIABLES)))
        .doesNotContain(CoolifyWorld.PASSWORD.reveal());
    world.apps.setVariables(FENCE, app, new AppVariables(Map.of(), Map.of()));
  }

  @ParameterizedTest
  @CsvSource({"422", "500"})
  void neverRepeatsASecretThatARefusalEchoes(int status) {
    String app = world.application();
    String body = "{\"message\":\"bad value " + CoolifyWorld.PASSWORD.reveal() + "\"}";
    world.switchboard.next(
        "PATCH /applications/{uuid}/envs/bulk", 1, new Fault.Status(status, body));
    assertThat(Failed.recorded(() -> world.apps.setVariables(FENCE, app, VARIABLES)))
        .contains("bad value")
        .doesNotContain(CoolifyWorld.PASSWORD.reveal());
  }

  @Test
  void secretsAreNeverThereWhileTheImageIsBuilt() {
    assertThat(CoolifyOrders.variable("VRS_INITIAL_PASSWORD", "x", true, "VRS_"))
        .containsEntry("is_buildtime", false)
        .containsEntry("is_runtime", true);
    assertThat(CoolifyOrders.variable("VRS_PROJECT_ID", "x", false, "VRS_"))
        .containsEntry("is_buildtime", true);
  }

  @Test
  void waitsUntilADeletionIsThrough() {
    String app = world.application();
    Failed waiting = Failed.by(() -> world.apps.deleteApplication(FENCE, app));
    assertThat(waiting.benign()).isTrue();
    assertThat(waiting.nextTry()).isEqualTo(Duration.ofSeconds(2));
    world.pass(Duration.ofSeconds(2));
    world.apps.deleteApplication(FENCE, app);
    assertThat(world.coolify.applicationCount()).isZero();
  }

  @Test
  void deletesAProjectOnlyWhenItIsEmpty() {
    String project = world.project();
    String app = world.application();
    world.apps.deleteProject(FENCE, project);
    assertThat(world.client.findProject(project)).isPresent();
    Failed.by(() -> world.apps.deleteApplication(FENCE, app));
    world.pass(Duration.ofSeconds(2));
    world.apps.deleteProject(FENCE, project);
    world.apps.deleteProject(FENCE, project);
    assertThat(world.effects.ofKind("project-deleted")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"400", "404"})
  void leavesAProjectAloneThatCoolifyWillNotDelete(int status) {
    String project = world.project();
    world.switchboard.next(
        "DELETE /projects/{uuid}", 1, new Fault.Status(status, "{\"message\":\"resources\"}"));
    world.apps.deleteProject(FENCE, project);
    assertThat(world.client.findProject(project)).isPresent();
  }

  @Test
  void makesTheEnvironmentThatIsMissing() {
    String project = world.project();
    AppSpec staging =
        CoolifyWorld.spec(
            "https://acme.example", "staging", 8000, "/health", Duration.ofSeconds(30));
    String call = "POST /projects/{uuid}/environments";
    world.switchboard.next(call, 1, new Fault.AcceptAndCut());
    Failed.by(() -> world.apps.ensureApplication(FENCE, project, world.server(), staging));
    world.apps.ensureApplication(FENCE, project, world.server(), staging);
    assertThat(world.client.findProject(project).orElseThrow().environments())
        .extracting("name")
        .containsExactlyInAnyOrder("production", "staging");
  }

  @Test
  void parksOnADomainOfSomebodyElseAndNamesHim() {
    String other = world.client.createProject("shop", "").uuid();
    AppSpec shop = CoolifyWorld.spec("https://acme.example");
    Map<String, Object> fields = CoolifyOrders.application(other, world.server(), shop);
    fields.put("name", "shop-app");
    world.client.createApplication(fields);
    Failed conflict = Failed.by(world::application);
    assertThat(conflict.type()).isEqualTo(AppProblem.DOMAIN_CONFLICT.name());
    assertThat(conflict.message()).contains("acme.example", "shop-app");
    assertThat(conflict.retryable()).isFalse();
  }

  @Test
  void takesAnEarlierCreateThatArrivesAfterTheLook() {
    String project = world.project();
    String app = world.application();
    world.switchboard.next("GET /applications", 1, new Fault.Status(200, "[]"));
    assertThat(
            world.apps.ensureApplication(
                FENCE, project, world.server(), CoolifyWorld.spec("https://acme.example")))
        .isEqualTo(app);
    assertThat(world.effects.ofKind("application-created")).hasSize(1);
  }

  @Test
  void makesAnAdoptedApplicationTheOneThatIsWanted() {
    String app = world.application();
    world.client.updateApplication(
        app,
        Map.of(
            "domains", "https://old.example",
            "git_repository", "https://github.com/vrs/other",
            "git_branch", "develop"));
    assertThat(world.application()).isEqualTo(app);
    Application adopted = world.client.findApplication(app).orElseThrow();
    assertThat(adopted.fqdn()).isEqualTo("https://acme.example");
    assertThat(adopted.repository()).isEqualTo("vrs/vrs-core");
    assertThat(adopted.branch()).isEqualTo("main");
    List<Effect> effects = world.effects.all();
    world.application();
    assertThat(world.effects.all()).as("nothing differs any more").isEqualTo(effects);
  }

  @Test
  void movesTheContainersHealthCheckAlongWithPathPortAndInterval() {
    String app = world.application();
    AppSpec edited =
        CoolifyWorld.spec(
            "https://acme.example", "production", 3000, "/status", Duration.ofSeconds(60));
    world.apps.ensureApplication(FENCE, world.project(), world.server(), edited);
    Application there = world.client.findApplication(app).orElseThrow();
    assertThat(there.ports()).isEqualTo("3000");
    assertThat(there.healthPath()).isEqualTo("/status");
    assertThat(there.healthPort()).isEqualTo("3000");
    assertThat(there.healthInterval()).isEqualTo(60);
    List<Effect> effects = world.effects.all();
    world.apps.ensureApplication(FENCE, world.project(), world.server(), edited);
    assertThat(world.effects.all()).as("nothing differs any more").isEqualTo(effects);
  }

  @Test
  void parksOnAnApplicationOfOurNameOnAnotherServer() {
    String app = world.application();
    long environment =
        world.client.findProject(world.project()).orElseThrow().environments().get(0).id();
    String elsewhere =
        "[{\"id\":1,\"uuid\":\"%s\",\"name\":\"vrs-acme\",\"environment_id\":%d,"
                .formatted(app, environment)
            + "\"destination\":{\"server\":{\"uuid\":\"srv-7\"}}}]";
    world.switchboard.next("GET /applications", 1, new Fault.Status(200, elsewhere));
    Failed refused =
        Failed.by(
            () ->
                world.apps.ensureApplication(
                    FENCE,
                    world.client.listProjects().get(0).uuid(),
                    world.server(),
                    CoolifyWorld.spec("https://acme.example")));
    assertThat(refused.type()).isEqualTo(AppProblem.PLATFORM_REFUSED.name());
    assertThat(refused.message()).contains("vrs-acme", "srv-7", world.server());
    assertThat(world.effects.ofKind("application-updated")).isEmpty();
  }

  @Test
  void parksOnAnUnusableServer() {
    String broken = world.coolify.addServer("web-9", "203.0.113.19", false);
    Failed unusable =
        Failed.by(
            () ->
                world.apps.ensureApplication(
                    FENCE, world.project(), broken, CoolifyWorld.spec("https://acme.example")));
    assertThat(unusable.type()).isEqualTo(AppProblem.SERVER_UNUSABLE.name());
  }

  @Test
  void parksWhenTheTokenMayNotWriteAndNeverShowsIt() {
    CoolifySettings weak = world.settings(world.coolify.readOnlyToken());
    CoolifyAppActivities apps =
        new CoolifyAppActivities(
            new CoolifyClient(weak, Trust.system()), weak, world.acting, ref -> null);
    Failed refused = Failed.by(() -> apps.ensureProject(FENCE, "vrs-acme", "x"));
    assertThat(refused.type()).isEqualTo(AppProblem.PLATFORM_LOGIN_REFUSED.name());
    assertThat(refused.message()).contains("write").doesNotContain(weak.token().reveal());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {\"message\":\"Server has no destinations.\"} | PLATFORM_REFUSED | Server has no",
        "401 | {\"message\":\"Unauthenticated.\"} | PLATFORM_LOGIN_REFUSED | Unauthenticated",
        "403 | {\"message\":\"API is disabled.\"} | PLATFORM_LOGIN_REFUSED | API is disabled",
        "405 | {\"message\":\"changed to a POST\"} | PLATFORM_REFUSED | changed to a POST",
        "409 | {\"message\":\"Domain conflicts\"} | DOMAIN_CONFLICT | Domain conflicts",
        "422 | {\"errors\":{\"name\":\"too long\"}} | PLATFORM_REFUSED | name: too long",
        "422 | {\"errors\":{\"name\":[\"a\",\"b\"]}} | PLATFORM_REFUSED | name: a b",
        "500 | <html> | VENDOR_UNAVAILABLE | HTTP 500",
        "502 | {} | VENDOR_UNAVAILABLE | HTTP 502",
      })
  void judgesStatusesInOnePlace(int status, String body, String type, String words) {
    world.switchboard.next("GET /projects", 1, new Fault.Status(status, body));
    Failed failed = Failed.by(() -> world.apps.find("vrs-acme"));
    assertThat(failed.type()).isEqualTo(type);
    assertThat(failed.message()).contains(words);
    assertThat(failed.retryable()).isEqualTo(type.equals(VendorFailures.UNAVAILABLE));
  }

  @Test
  void waitsAsLongAsTheRateLimitSays() {
    world.switchboard.next("GET /projects", 1, new Fault.RateLimited(Duration.ofSeconds(60)));
    assertThat(Failed.by(() -> world.apps.find("vrs-acme")).nextTry())
        .isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void triesAgainAfterGarbage() {
    world.switchboard.next("GET /projects", 1, new Fault.Garbage("<html>"));
    assertThat(Failed.by(() -> world.apps.find("vrs-acme")).retryable()).isTrue();
  }

  @Test
  void triesAgainAfterSilence() {
    try (CoolifyWorld silent = new CoolifyWorld(Patience.SHORT)) {
      silent.switchboard.next("POST /projects", 1, new Fault.Delay(Duration.ofMillis(1500)));
      assertThat(Failed.by(silent::project).type()).isEqualTo(ActingProblem.OUTCOME_UNKNOWN.name());
    }
  }
}
