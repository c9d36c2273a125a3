package dev.longhaul.emulators.coolify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.emulators.VendorSpecifications;
import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.EmulatorClock;
import dev.longhaul.emulators.faults.Waits;
import dev.longhaul.emulators.net.SandboxCa;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoolifySpecificationTest {
  private static final String SPECIFICATION = "coolify-openapi.json";
  private final EmulatorClock clock = new EmulatorClock();
  private final CoolifyEmulator coolify =
      CoolifyEmulator.start(
          clock,
          new Effects(clock),
          Waits.withoutLatency(),
          SandboxCa.create(),
          (ip, from, to) -> {});
  private final CoolifyClient client = new CoolifyClient(coolify);
  private final Set<String> checked = new TreeSet<>();
  private SpecifiedAnswers specified;

  @AfterEach
  void close() {
    coolify.close();
  }

  @Test
  void answersAsSpecifiedBesidesTheKnownDeviations() throws Exception {
    specified = new SpecifiedAnswers(VendorSpecifications.read(SPECIFICATION));
    projectsAndServers();
    String app = applications();
    variables(app);
    deployments(app);
    refusals(app);
    assertThat(specified.findings())
        .isEqualTo(VendorSpecifications.deviations(getClass(), "answers.deviations"));
    assertThat(checked)
        .as("what is never compared")
        .containsAll(coolify.routes().all().stream().map(Routes.Route::name).toList());
  }

  @Test
  void acceptsTheFieldsThatAreSpecifiedBesidesTheKnownDeviations() throws Exception {
    JsonNode paths = VendorSpecifications.read(SPECIFICATION).path("paths");
    Set<String> found = new TreeSet<>();
    compare(
        "create",
        fields(paths, "/applications/public", "post"),
        ApplicationFields.onCreate(),
        found);
    compare(
        "change",
        fields(paths, "/applications/{uuid}", "patch"),
        ApplicationFields.onChange(),
        found);
    assertThat(found).isEqualTo(VendorSpecifications.deviations(getClass(), "fields.deviations"));
  }

  private void projectsAndServers() throws Exception {
    coolify.addServer("web-1", "203.0.113.11", true);
    String server = coolify.servers().get("web-1");
    check("GET /version", "/version", null);
    check("GET /health", "/health", null);
    check("GET /servers", "/servers", null);
    check("GET /servers/{uuid}", "/servers/" + server, null);
    check("POST /servers/{uuid}/validate", "/servers/" + server + "/validate", Map.of());
    check("POST /servers", "/servers", Map.of("ip", "203.0.113.50", "private_key_uuid", "k"));
    String project = check("POST /projects", "/projects", Map.of("name", "p")).text("/uuid");
    String at = "/projects/" + project;
    check("GET /projects", "/projects", null);
    check("GET /projects/{uuid}", at, null);
    check("PATCH /projects/{uuid}", at, Map.of("description", "d"));
    check("POST /projects/{uuid}/environments", at + "/environments", Map.of("name", "staging"));
    check("GET /projects/{uuid}/environments", at + "/environments", null);
    check("GET /projects/{uuid}/{environment_name_or_uuid}", at + "/staging", null);
    check(
        "DELETE /projects/{uuid}/environments/{environment_name_or_uuid}",
        at + "/environments/staging",
        null);
    check("DELETE /projects/{uuid}", at, null);
  }

  private String applications() throws Exception {
    String project = client.post("/projects", Map.of("name", "q")).text("/uuid");
    Map<String, Object> order = CoolifyClient.order(coolify, project, "a", "a.example");
    String app = check("POST /applications/public", "/applications/public", order).text("/uuid");
    check("GET /applications", "/applications", null);
    check("GET /applications/{uuid}", "/applications/" + app, null);
    check("PATCH /applications/{uuid}", "/applications/" + app, Map.of("name", "b"));
    return app;
  }

  private void variables(String app) throws Exception {
    String envs = "/applications/" + app + "/envs";
    Map<String, Object> bulk = Map.of("data", List.of(Map.of("key", "A", "value", "1")));
    check("PATCH /applications/{uuid}/envs/bulk", envs + "/bulk", bulk);
    String uuid =
        check("POST /applications/{uuid}/envs", envs, Map.of("key", "B", "value", "2"))
            .text("/uuid");
    check("PATCH /applications/{uuid}/envs", envs, Map.of("key", "B", "value", "3"));
    check("GET /applications/{uuid}/envs", envs, null);
    check("DELETE /applications/{uuid}/envs/{env_uuid}", envs + "/" + uuid, null);
  }

  private void deployments(String app) throws Exception {
    String at = "/applications/" + app;
    String first =
        check("POST /applications/{uuid}/start", at + "/start", Map.of()).text("/deployment_uuid");
    check("GET /deployments", "/deployments", null);
    clock.advance(Duration.ofSeconds(10));
    check("GET /deployments/{uuid}", "/deployments/" + first, null);
    check("POST /applications/{uuid}/restart", at + "/restart", Map.of());
    clock.advance(Duration.ofSeconds(10));
    String deployed =
        check("POST /deploy", "/deploy?uuid=" + app, Map.of())
            .text("/deployments/0/deployment_uuid");
    String cancel = "/deployments/" + deployed + "/cancel";
    check("POST /deployments/{uuid}/cancel", cancel, Map.of());
    check("POST /deployments/{uuid}/cancel", cancel, Map.of());
    check("GET /deployments/applications/{uuid}", "/deployments/applications/" + app, null);
    check("POST /applications/{uuid}/stop", at + "/stop", Map.of());
  }

  private void refusals(String app) throws Exception {
    check("GET /applications/{uuid}", "/applications/none", null);
    check("POST /projects", "/projects", Map.of("nonsense", 1));
    Map<String, Object> order =
        CoolifyClient.order(coolify, client.get("/projects").text("/0/uuid"), "again", "a.example");
    check("POST /applications/public", "/applications/public", order);
    check("DELETE /applications/{uuid}", "/applications/" + app, null);
  }

  private CoolifyClient.Answer check(String call, String path, Object body) throws Exception {
    CoolifyClient.Answer answer = client.send(call.substring(0, call.indexOf(' ')), path, body);
    specified.check(call, answer);
    checked.add(call);
    return answer;
  }

  private static Set<String> fields(JsonNode paths, String path, String method) {
    Set<String> fields = new TreeSet<>();
    paths
        .at(
            "/"
                + path.replace("/", "~1")
                + "/"
                + method
                + "/requestBody/content/application~1json/schema/properties")
        .fieldNames()
        .forEachRemaining(fields::add);
    return fields;
  }

  private static void compare(
      String what, Set<String> specified, Set<String> accepted, Set<String> found) {
    accepted.stream().filter(f -> !specified.contains(f)).forEach(f -> found.add(what + " +" + f));
    specified.stream().filter(f -> !accepted.contains(f)).forEach(f -> found.add(what + " -" + f));
  }
}
