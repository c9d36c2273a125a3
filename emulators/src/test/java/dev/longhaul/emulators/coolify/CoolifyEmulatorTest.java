package dev.longhaul.emulators.coolify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.EmulatorClock;
import dev.longhaul.emulators.faults.Fault;
import dev.longhaul.emulators.faults.Waits;
import dev.longhaul.emulators.net.SandboxCa;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CoolifyEmulatorTest {
  private static final SandboxCa CA = SandboxCa.create();
  private final EmulatorClock clock = new EmulatorClock();
  private final Effects effects = new Effects(clock);
  private final CoolifyEmulator coolify =
      CoolifyEmulator.start(clock, effects, Waits.withoutLatency(), CA, (ip, from, to) -> {});
  private final CoolifyClient client = new CoolifyClient(coolify);

  @BeforeEach
  void addServer() {
    clock.speed(0);
    coolify.addServer("web-1", "203.0.113.11", true);
  }

  @AfterEach
  void close() {
    coolify.close();
  }

  @Test
  void asksForAToken() throws Exception {
    CoolifyClient.Answer answer = new CoolifyClient(coolify.apiUrl(), "wrong").get("/projects");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("/message")).isEqualTo("Unauthenticated.");
    assertThat(new CoolifyClient(coolify.apiUrl(), "wrong").get("/health").http().body())
        .isEqualTo("OK");
  }

  @Test
  void letsAReadingTokenOnlyRead() throws Exception {
    CoolifyClient reader = new CoolifyClient(coolify.apiUrl(), coolify.readOnlyToken());
    assertThat(reader.get("/version").http().body()).isEqualTo("4.3.11");
    CoolifyClient.Answer refused = reader.post("/projects", Map.of("name", "x"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("/message")).isEqualTo("Missing required permissions: write");
  }

  @Test
  void createsProjectsOfTheSameNameTwice() throws Exception {
    String first = client.post("/projects", Map.of("name", "vrs-acme")).text("/uuid");
    String second = client.post("/projects", Map.of("name", "vrs-acme")).text("/uuid");
    assertThat(first).isNotEqualTo(second);
    assertThat(client.get("/projects").body()).hasSize(2);
    assertThat(client.get("/projects/" + first).text("/environments/0/name"))
        .isEqualTo("production");
  }

  @Test
  void keepsAProjectThatHasResources() throws Exception {
    String app = client.application(coolify, "vrs-acme", "acme.example");
    String project = client.get("/projects").text("/0/uuid");
    CoolifyClient.Answer refused = client.send("DELETE", "/projects/" + project, null);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/message"))
        .isEqualTo("Project has resources, so it cannot be deleted.");
    client.send("DELETE", "/applications/" + app, null);
    assertThat(client.get("/applications/" + app).status()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(2));
    assertThat(client.get("/applications/" + app).status()).isEqualTo(404);
    assertThat(client.send("DELETE", "/projects/" + project, null).status()).isEqualTo(200);
  }

  @Test
  void answersACreatedApplicationWithUuidAndDomainsOnly() throws Exception {
    String project = client.post("/projects", Map.of("name", "vrs-acme")).text("/uuid");
    CoolifyClient.Answer created =
        client.post(
            "/applications/public",
            CoolifyClient.order(coolify, project, "vrs-acme", "acme.example"));
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.body().fieldNames()).toIterable().containsExactly("uuid", "domains");
    JsonNode app = client.get("/applications/" + created.text("/uuid")).body();
    assertThat(app.path("fqdn").asText()).isEqualTo("https://acme.example");
    assertThat(app.has("domains")).isFalse();
    assertThat(app.path("git_repository").asText()).isEqualTo("vrs/vrs-core");
    assertThat(app.path("status").asText()).isEqualTo("exited:unhealthy");
    assertThat(app.at("/settings/is_auto_deploy_enabled").asBoolean(true)).isFalse();
  }

  @Test
  void refusesUnknownFieldsAndWrongTypesAndForeignDomains() throws Exception {
    String project = client.post("/projects", Map.of("name", "vrs-acme")).text("/uuid");
    Map<String, Object> order = CoolifyClient.order(coolify, project, "vrs-acme", "acme.example");
    order.put("fqdn", "https://acme.example");
    order.put("is_auto_deploy_enabled", "no");
    CoolifyClient.Answer refused = client.post("/applications/public", order);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/errors/fqdn/0")).isEqualTo("This field is not allowed.");
    assertThat(refused.body().at("/errors/is_auto_deploy_enabled")).hasSize(1);
    client.application(coolify, "one", "acme.example");
    CoolifyClient.Answer conflict =
        client.post(
            "/applications/public", CoolifyClient.order(coolify, project, "two", "acme.example"));
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.text("/conflicts/0/resource_name")).isEqualTo("one");
  }

  @Test
  void setsVariablesInBulkWithPreviewTwins() throws Exception {
    String envs = "/applications/" + client.application(coolify, "a", "acme.example") + "/envs";
    Map<String, Object> bulk =
        Map.of("data", List.of(Map.of("key", "VRS_PLUGINS", "value", "shop", "nonsense", 1)));
    CoolifyClient.Answer written = client.send("PATCH", envs + "/bulk", bulk);
    assertThat(written.status()).isEqualTo(201);
    assertThat(written.body()).hasSize(1);
    client.send("PATCH", envs + "/bulk", bulk);
    assertThat(client.get(envs).body()).hasSize(2);
    assertThat(client.get(envs).body().findValuesAsText("is_preview"))
        .containsExactlyInAnyOrder("true", "false");
    assertThat(client.post(envs, Map.of("key", "VRS_PLUGINS", "value", "x")).status())
        .isEqualTo(409);
    assertThat(client.post(envs, Map.of("key", "A", "is_build_time", true)).status())
        .isEqualTo(422);
    assertThat(client.send("PATCH", envs + "/bulk", Map.of("data", List.of())).status())
        .isEqualTo(400);
  }

  @Test
  void changesStateByPostOnly() throws Exception {
    String app = client.application(coolify, "a", "acme.example");
    CoolifyClient.Answer refused = client.get("/applications/" + app + "/start");
    assertThat(refused.status()).isEqualTo(405);
    assertThat(refused.http().headers().firstValue("Allow")).contains("POST");
    assertThat(refused.text("/message")).isEqualTo("This endpoint has changed to a POST request.");
  }

  @Test
  void deploysOverTime() throws Exception {
    String app = client.application(coolify, "a", "acme.example");
    String deployment = start(app).text("/deployment_uuid");
    assertThat(status(deployment)).isEqualTo("queued");
    CoolifyClient.Answer again = start(app);
    assertThat(again.text("/message")).isEqualTo("Deployment already queued for this commit.");
    assertThat(again.body().has("deployment_uuid")).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(status(deployment)).isEqualTo("in_progress");
    assertThat(client.get("/deployments").body()).hasSize(1);
    clock.advance(Duration.ofSeconds(5));
    assertThat(status(deployment)).isEqualTo("finished");
    assertThat(client.get("/deployments").body()).isEmpty();
    assertThat(client.get("/applications/" + app).text("/status")).isEqualTo("running:healthy");
    assertThat(effects.ofKind("deployment-started")).hasSize(1);
  }

  @Test
  void buildsTwoAtATimePerServer() throws Exception {
    String[] deployments = new String[3];
    for (int i = 0; i < 3; i++) {
      String app = client.application(coolify, "a" + i, i + ".example");
      deployments[i] = start(app).text("/deployment_uuid");
    }
    clock.advance(Duration.ofSeconds(1));
    assertThat(List.of(status(deployments[0]), status(deployments[1]), status(deployments[2])))
        .containsExactly("in_progress", "in_progress", "queued");
    clock.advance(Duration.ofSeconds(20));
    assertThat(status(deployments[2])).isEqualTo("finished");
  }

  @Test
  void failsABuildWithItsLog() throws Exception {
    String app = client.application(coolify, "a", "acme.example");
    coolify.failNextDeployments("acme.example", 1, "npm ERR! missing script: build");
    String deployment = start(app).text("/deployment_uuid");
    clock.advance(Duration.ofSeconds(6));
    assertThat(status(deployment)).isEqualTo("failed");
    JsonNode logs =
        CoolifyClient.JSON.readTree(client.get("/deployments/" + deployment).text("/logs"));
    assertThat(logs.findValuesAsText("output")).contains("npm ERR! missing script: build");
    String second = start(app).text("/deployment_uuid");
    clock.advance(Duration.ofSeconds(6));
    assertThat(status(second)).isEqualTo("finished");
    assertThat(client.get("/deployments/applications/" + app).text("/count")).isEqualTo("2");
  }

  @Test
  void cancelsWhatIsNotFinished() throws Exception {
    String app = client.application(coolify, "a", "acme.example");
    String deployment = start(app).text("/deployment_uuid");
    CoolifyClient.Answer cancelled =
        client.send("POST", "/deployments/" + deployment + "/cancel", null);
    assertThat(cancelled.text("/status")).isEqualTo("cancelled-by-user");
    assertThat(client.send("POST", "/deployments/" + deployment + "/cancel", null).status())
        .isEqualTo(400);
  }

  @Test
  void reportsADeploymentThatDoesNotExistWhenTheQueueIsFull() throws Exception {
    String app = client.application(coolify, "a", "acme.example");
    coolify.switchboard().next("POST /applications/{uuid}/start", 1, CoolifyEmulator.QUEUE_FULL);
    CoolifyClient.Answer answer = start(app);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(client.get("/deployments/" + answer.text("/deployment_uuid")).status())
        .isEqualTo(404);
    coolify.switchboard().next("POST /deploy", 1, CoolifyEmulator.QUEUE_FULL);
    CoolifyClient.Answer deploy = client.send("POST", "/deploy?uuid=" + app, null);
    assertThat(deploy.status()).isEqualTo(429);
    assertThat(deploy.http().headers().firstValue("Retry-After")).contains("60");
    assertThat(effects.ofKind("deployment-started")).isEmpty();
  }

  @Test
  void createsOnceWhenTheAnswerIsCut() {
    coolify.switchboard().next("POST /projects", 1, new Fault.AcceptAndCut());
    assertThatThrownBy(() -> client.post("/projects", Map.of("name", "vrs-acme")))
        .isInstanceOf(IOException.class);
    assertThat(effects.ofKind("project-created", "vrs-acme")).hasSize(1);
  }

  @Test
  void validatesServersInTime() throws Exception {
    String uuid = coolify.addServer("new", "203.0.113.40", false);
    coolify.serverIsReallyUsable("new", true);
    assertThat(client.get("/servers/" + uuid).body().at("/settings/is_usable").asBoolean())
        .isFalse();
    assertThat(client.send("POST", "/servers/" + uuid + "/validate", null).status()).isEqualTo(201);
    clock.advance(Duration.ofSeconds(5));
    assertThat(client.get("/servers/" + uuid).body().at("/settings/is_usable").asBoolean())
        .isTrue();
    assertThat(client.get("/servers").body().at("/1/is_usable").asBoolean()).isTrue();
  }

  private CoolifyClient.Answer start(String app) throws Exception {
    return client.send("POST", "/applications/" + app + "/start", null);
  }

  private String status(String deployment) throws Exception {
    return client.get("/deployments/" + deployment).text("/status");
  }
}
