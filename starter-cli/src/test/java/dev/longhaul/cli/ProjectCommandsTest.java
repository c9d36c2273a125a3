package dev.longhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.durable.OperationState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectCommandsTest extends CliCase {

  @Test
  void sendsAnOrderAndSaysHowToFollowIt() {
    assertThat(run("project", "provision", example("acme.yaml"))).isZero();

    assertThat(out())
        .isEqualTo(
            """
            accepted: project:acme · provision acme.example
            follow it with: longhaul operation watch project:acme
            """);
    assertThat(service.projects.get("acme").path("order").at("/domain/price_limit/minor").asInt())
        .isEqualTo(2000);
  }

  @Test
  void findsTheSameOrderRunning() throws Exception {
    run("project", "provision", example("acme.yaml"));

    assertThat(run("project", "provision", example("acme.yaml"), "--output", "json")).isZero();
    assertThat(documents().get(0).path("already_running").asBoolean()).isTrue();

    String other = Files.readString(Path.of(example("acme.yaml"))).replace("20.00", "30.00");
    assertThat(run("project", "provision", file("other.yaml", other))).isEqualTo(75);
    assertThat(err()).contains("is held by a running operation");
  }

  @Test
  void readsAnOrderFromStandardInput() throws Exception {
    input = Files.readString(Path.of(example("blog.yaml")));

    assertThat(run("project", "provision", "-")).isZero();
    assertThat(service.projects).containsKey("blog");
  }

  @Test
  void sendsNothingWhenTheOrderHasMistakes() throws Exception {
    String file = file("bad.yaml", "slug: Acme\nnaem: x\n");

    assertThat(run("project", "provision", file)).isEqualTo(65);

    assertThat(service.requests).isEmpty();
    assertThat(out()).isEmpty();
    assertThat(err())
        .contains("longhaul: " + file + ":1:1: slug: 'Acme' does not have the right form")
        .contains("longhaul: " + file + ":2:1: naem: is not a key of an order; did you mean name?");
  }

  @Test
  void saysWhatTheServiceRefuses() {
    service.fault(
        400,
        """
        {"type":"about:blank","title":"Bad order","status":400,"errors":[
          {"field":"domain.name","message":"is not below \\u001b[31mcustomers.example",
           "remedy":"use one of our base domains"}]}
        """,
        Map.of());

    assertThat(run("project", "provision", example("blog.yaml"))).isEqualTo(65);
    assertThat(err())
        .isEqualTo(
            "longhaul: domain.name: is not below [31mcustomers.example; use one of our base"
                + " domains\n");
  }

  @Test
  void showsAProject() {
    run("project", "provision", example("acme.yaml"));

    assertThat(run("project", "status", "acme")).isZero();
    assertThat(out())
        .contains("acme · Acme GmbH")
        .contains("  status     PROVISIONING")
        .contains("  show it with: longhaul operation show project:acme");
    assertThat(run("project", "status", "nobody")).isEqualTo(65);
    assertThat(err()).isEqualTo("longhaul: there is no project nobody\n");
    assertThat(run("project", "status", "../x")).isEqualTo(65);
  }

  @Test
  void listsProjectsAndTheLogOfOne() throws Exception {
    assertThat(run("project", "list")).isZero();
    assertThat(out()).isEqualTo("no projects\n");
    run("project", "provision", example("acme.yaml"));

    assertThat(run("project", "list", "--status", "PROVISIONING", "--limit", "5")).isZero();
    assertThat(out())
        .isEqualTo(
            """
            PROJECT  STATUS        DOMAIN  SERVER  NAME
            acme     PROVISIONING  -       -       Acme GmbH
            """);
    assertThat(service.requests).contains("GET /api/v1/projects?status=PROVISIONING&limit=5");

    assertThat(run("project", "log", "acme")).isZero();
    assertThat(out())
        .contains("2026-01-31 10:00Z  server_selected  web-2, slot 8 of 20")
        .contains("[PENDING_DOMAIN -> PROVISIONING] (coolify abc)");
    assertThat(run("--output", "json", "project", "log", "acme")).isZero();
    assertThat(documents().get(0).path("items")).hasSize(1);
  }

  @Test
  void retriesAFailedProject() {
    run("project", "provision", example("acme.yaml"));

    assertThat(run("project", "retry", "acme")).isZero();
    assertThat(out()).startsWith("accepted: project:acme · goes on\n");
  }

  @Test
  void doesNotTakeThePreviousEndForTheNewOne() {
    run("project", "provision", example("acme.yaml"));
    service.moments(
        Moments.ended(OperationState.FAILED, "given up"),
        Moments.ended(OperationState.FAILED, "given up"),
        Moments.running(),
        Moments.ended(OperationState.PARTIAL, "done in part"));

    assertThat(run("project", "retry", "acme", "--wait")).isEqualTo(3);
    assertThat(out()).doesNotContain("given up").contains("done in part");
  }

  @Test
  void redeploysRestartsAndStopsALiveProject() throws Exception {
    service.projects.put("acme", StandIn.json().put("slug", "acme").put("status", "ACTIVE"));
    for (String word : new String[] {"redeploy", "restart", "stop"}) {
      assertThat(run("project", word, "acme")).as(err()).isZero();
      assertThat(out()).startsWith("accepted: project:acme · " + word + " acme");
      assertThat(service.requests).contains("POST /api/v1/projects/acme/" + word);
    }
    assertThat(run("project", "stop", "nobody")).isEqualTo(65);
    assertThat(run("project", "stop", "No Slug")).isEqualTo(65);
  }

  @Test
  void listsWhatWasDeployed() {
    service.projects.put("acme", StandIn.json().put("slug", "acme"));
    assertThat(run("project", "deployments", "acme")).isZero();
    assertThat(out()).contains("dpl-1", "finished");
  }
}
