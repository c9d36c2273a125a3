package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.activities.postgres.TokenRole;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationState;
import dev.longhaul.orders.OrderFile;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectStatus;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ProjectsApiTest {
  private static final TestApi api = new TestApi();
  private static final TestApi.Caller jo = api.as(api.token(TokenRole.OPERATOR));

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void startsAnOrderAndSaysWhereToFollowIt() {
    TestApi.Answer answer = jo.post("/api/v1/projects", Orders.json("fresh"));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().toString())
        .isEqualTo(
            "{\"project_id\":\"fresh\",\"operation_id\":\"project:fresh\","
                + "\"status\":\"provisioning\",\"already_running\":false}");
    assertThat(api.temporal.starts())
        .anySatisfy(
            start -> {
              assertThat(start.order()).isEqualTo(Orders.order("fresh"));
              assertThat(start.actor()).isEqualTo(new Actor("operator"));
              assertThat(start.workflowType()).isEqualTo("ProvisionProject");
              assertThat(start.kind()).isEqualTo("provision-project");
            });
  }

  @Test
  void notesAStartInTheLedger() {
    jo.post("/api/v1/projects", Orders.json("noted"));
    JsonNode operations = jo.get("/api/v1/operations?state=accepted").body().path("items");
    assertThat(operations.findValuesAsText("id")).contains("project:noted");
    assertThat(api.audit.list(new OperationId("project:noted"), 10))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.actor()).isEqualTo(new Actor("operator"));
              assertThat(row.action()).isEqualTo("order");
              assertThat(row.detail()).startsWith("provision noted.example: run run-");
            });
  }

  @Test
  void readsAnOrderInYaml() {
    String yaml =
        """
        slug: yammy
        name: Acme
        owner_email: owner@acme.example
        project_type: website
        domain:
          name: yammy.example
          source: existing
        """;
    TestApi.Answer answer =
        jo.send("POST", "/api/v1/projects", BodyPublishers.ofString(yaml), "application/yaml");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().path("project_id").asText()).isEqualTo("yammy");
  }

  @Test
  void takesAnOrderAsTheCommandLineSendsIt() {
    ProjectOrder order =
        OrderFile.read(Path.of(System.getProperty("longhaul.root"), "examples", "acme.yaml"))
            .order();
    JsonNode json = Json.mapper().valueToTree(order);
    assertThat(jo.post("/api/v1/projects", json.toString()).status()).isEqualTo(202);
    assertThat(
            jo.post("/api/v1/projects", Json.mapper().valueToTree(Orders.order("bare")).toString())
                .status())
        .isEqualTo(202);
  }

  @Test
  void theSameOrderAgainIsTheRunningOne() {
    jo.post("/api/v1/projects", Orders.json("twice"));
    TestApi.Answer again = jo.post("/api/v1/projects", Orders.json("twice"));
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.body().path("already_running").asBoolean()).isTrue();
  }

  @Test
  void namesEveryMistakeAndStartsNothing() {
    int before = api.temporal.starts().size();
    TestApi.Answer answer =
        jo.post(
            "/api/v1/projects",
            "{\"slug\": \"Bad Slug\",\n \"name\": \"Acme\",\n \"owner_email\": \"nobody\"}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.errorFields()).contains("slug", "owner_email", "project_type");
    assertThat(answer.body().path("errors"))
        .allSatisfy(
            error -> {
              assertThat(error.path("line").asInt()).isPositive();
              assertThat(error.path("column").asInt()).isPositive();
              assertThat(error.path("remedy").asText()).isNotEmpty();
            });
    assertThat(api.temporal.starts()).hasSize(before);
  }

  @Test
  void refusesWhatTheSettingsDoNotAllowBeforeAnythingStarts() {
    TestApi.Answer outside =
        jo.post("/api/v1/projects", Orders.json("outside", "outside.example", "subdomain"));
    assertThat(outside.status()).isEqualTo(400);
    assertThat(outside.errorFields()).containsExactly("domain.name");
    TestApi.Answer contactless =
        jo.post("/api/v1/projects", Orders.json("nobody", "nobody.example", "register"));
    assertThat(contactless.errorFields()).containsExactly("domain.contacts");
    assertThat(jo.get("/api/v1/operations/project:outside").status()).isEqualTo(404);
  }

  @Test
  void refusesAProjectThatIsLive() {
    jo.post("/api/v1/projects", Orders.json("lives"));
    api.worker.begin(Orders.order("lives"), "run-lives").is(ProjectStatus.ACTIVE, null);
    TestApi.Answer running = jo.post("/api/v1/projects", Orders.json("lives"));
    assertThat(running.body().path("already_running").asBoolean()).isTrue();
    api.temporal.end("project:lives", OperationState.SUCCEEDED);
    TestApi.Answer live = jo.post("/api/v1/projects", Orders.json("lives"));
    assertThat(live.status()).isEqualTo(400);
    assertThat(live.errorFields()).containsExactly("slug");
    assertThat(live.detail()).contains("is live already");
  }

  @Test
  void namesWhoHoldsTheProject() {
    api.temporal.run("project:held", "another order");
    TestApi.Answer answer = jo.post("/api/v1/projects", Orders.json("held"));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.detail())
        .contains("ProvisionProject", "kim", FakeOperations.STARTED.toString());
    assertThat(answer.body().path("holder").asText()).isEqualTo("project:held");
  }

  @Test
  void showsAProjectFromTheLedger() {
    api.worker.begin(Orders.order("shown"), "run-s").is(ProjectStatus.ACTIVE, null);
    JsonNode project = jo.get("/api/v1/projects/shown").body();
    assertThat(project.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(project.path("is_active").asBoolean()).isTrue();
    assertThat(project.path("url").asText()).isEqualTo("https://shown.example");
    assertThat(project.path("operation_id").asText()).isEqualTo("project:shown");
    assertThat(project.fieldNames())
        .toIterable()
        .containsExactly(
            "slug",
            "name",
            "owner_email",
            "project_type",
            "plugins",
            "locale",
            "bundle",
            "plan",
            "time_zone",
            "status",
            "is_active",
            "domain",
            "url",
            "server",
            "started_at",
            "completed_at",
            "last_error",
            "retry_count",
            "operation_id");
  }

  @Test
  void showsAProjectWhoseRowIsStillToCome() {
    jo.post("/api/v1/projects", Orders.json("soon"));
    JsonNode project = jo.get("/api/v1/projects/soon").body();
    assertThat(project.path("status").asText()).isEqualTo("PENDING_DOMAIN");
    assertThat(project.path("operation_id").asText()).isEqualTo("project:soon");
    assertThat(jo.get("/api/v1/projects/soon/log").body().path("items")).isEmpty();
    api.temporal.park("project:soon", "ACCEPT_ORDER", 1, DecisionWord.ABORT);
    assertThat(jo.get("/api/v1/projects/soon").body().path("last_error").asText())
        .isEqualTo("the build failed");
    api.temporal.end("project:soon", OperationState.ABORTED);
    assertThat(jo.get("/api/v1/projects/soon").body().path("status").asText()).isEqualTo("DRAFT");
  }

  @Test
  void listsProjectsInPages() {
    api.worker.begin(Orders.order("page-a"), "run-a").is(ProjectStatus.BOOTSTRAPPING, null);
    api.worker.begin(Orders.order("page-b"), "run-b").is(ProjectStatus.BOOTSTRAPPING, null);
    JsonNode first = jo.get("/api/v1/projects?status=BOOTSTRAPPING&limit=1").body();
    assertThat(first.path("items").findValuesAsText("slug")).containsExactly("page-a");
    assertThat(first.path("next").asText()).isEqualTo("page-a");
    JsonNode rest = jo.get("/api/v1/projects?status=bootstrapping&after=page-a").body();
    assertThat(rest.path("items").findValuesAsText("slug")).containsExactly("page-b");
    assertThat(rest.path("next").isNull()).isTrue();
    assertThat(jo.get("/api/v1/projects?status=GONE").errorFields()).containsExactly("status");
  }

  @Test
  void showsTheLogOfAProject() {
    api.worker.begin(Orders.order("logged"), "run-l").is(ProjectStatus.ERROR, "it broke");
    JsonNode items = jo.get("/api/v1/projects/logged/log").body().path("items");
    assertThat(items.get(0).path("action").asText()).isEqualTo("provisioning_started");
    assertThat(items.get(0).path("triggered_by").asText()).isEqualTo("jo");
    assertThat(items.findValuesAsText("external_id")).contains("d1");
    assertThat(items.findValuesAsText("new_status")).contains("PENDING_DOMAIN", "ERROR");
    JsonNode one = jo.get("/api/v1/projects/logged/log?limit=1").body();
    assertThat(one.path("items")).hasSize(1);
    JsonNode rest = jo.get("/api/v1/projects/logged/log?after=" + one.path("next").asText()).body();
    assertThat(rest.path("items")).hasSize(items.size() - 1);
  }

  @Test
  void doesNotKnowWhatNobodyOrdered() {
    assertThat(jo.get("/api/v1/projects/nobody").status()).isEqualTo(404);
    assertThat(jo.get("/api/v1/projects/nobody/log").status()).isEqualTo(404);
    assertThat(jo.post("/api/v1/projects/nobody/retry", "").status()).isEqualTo(404);
    assertThat(jo.get("/api/v1/projects/Not%20A%20Slug").errorFields()).containsExactly("slug");
  }
}
