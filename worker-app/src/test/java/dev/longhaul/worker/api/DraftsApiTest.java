package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.activities.postgres.TokenRole;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.projects.DomainSource;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectStatus;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P-01, P-02: an order without a domain is a draft until it gets one. */
class DraftsApiTest {
  private static final TestApi api = new TestApi();
  private static final TestApi.Caller jo = api.as(api.token(TokenRole.OPERATOR));

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void storesAnOrderWithoutADomainAndStartsNothing() {
    TestApi.Answer answer = jo.post("/api/v1/projects", draft("first", "Acme"));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body().toString())
        .isEqualTo("{\"project_id\":\"first\",\"status\":\"draft\"}");
    JsonNode project = jo.get("/api/v1/projects/first").body();
    assertThat(project.path("status").asText()).isEqualTo("DRAFT");
    assertThat(project.path("plugins").toString()).isEqualTo("[\"shop\"]");
    assertThat(jo.get("/api/v1/projects?status=draft").body().findValuesAsText("slug"))
        .contains("first");
    assertThat(starts("first")).isZero();
  }

  @Test
  void noDraftIsStoredOrChangedWithoutItsLineInTheAuditTrail() {
    TestApi deaf = new TestApi();
    TestApi.Caller caller = deaf.as(deaf.token(TokenRole.OPERATOR));
    caller.post("/api/v1/projects", draft("told", "Acme"));
    deaf.forbidAudit("draft");
    assertThat(caller.post("/api/v1/projects", draft("untold", "Acme")).status())
        .isGreaterThanOrEqualTo(500);
    assertThat(caller.get("/api/v1/projects/untold").status()).isEqualTo(404);
    assertThat(
            caller
                .send(
                    "PATCH",
                    "/api/v1/projects/told",
                    BodyPublishers.ofString("{\"name\": \"New\"}"),
                    "application/merge-patch+json")
                .status())
        .isGreaterThanOrEqualTo(500);
    assertThat(caller.get("/api/v1/projects/told").body().path("name").asText()).isEqualTo("Acme");
    deaf.close();
  }

  @Test
  void aLaterOrderTakesTheDraftsPlace() {
    jo.post("/api/v1/projects", draft("again", "Old"));
    assertThat(jo.post("/api/v1/projects", draft("again", "New")).status()).isEqualTo(201);
    assertThat(jo.get("/api/v1/projects/again").body().path("name").asText()).isEqualTo("New");
  }

  @Test
  void refusesAnOrderThatNamesASecretWhichIsNotStored() {
    String order =
        """
        {"slug": "coded", "name": "Acme", "owner_email": "owner@acme.example",
         "project_type": "website",
         "application": {"secrets": {"PAY_KEY": "ledger:coded/pay-key"}},
         "domain": {"name": "coded.sites.example", "source": "subdomain"}}
        """;
    TestApi.Answer refused = jo.post("/api/v1/projects", order);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errorFields()).containsExactly("application.secrets.PAY_KEY");
    assertThat(starts("coded")).isZero();
    api.secrets.put(SecretRef.of("coded", "pay-key"), new Secret("x"));
    assertThat(jo.post("/api/v1/projects", order).status()).isEqualTo(202);
  }

  @Test
  void provisionsTheWholeDraftOnceItHasADomain() {
    jo.post("/api/v1/projects", draft("named", "Acme"));
    TestApi.Answer answer = patch("named", "{\"domain\": {\"name\": \"named.sites.example\"}}");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().path("operation_id").asText()).isEqualTo("project:named");
    ProjectOrder started = started("named");
    assertThat(started.domain().source()).isEqualTo(DomainSource.SUBDOMAIN);
    assertThat(started.plugins()).containsExactly("shop");
    assertThat(started.ownerEmail()).isEqualTo("owner@acme.example");
    assertThat(jo.get("/api/v1/projects/named").body().path("name").asText()).isEqualTo("Acme");
  }

  @Test
  void refusesADomainThatTheSettingsDoNotAllowAndKeepsTheDraft() {
    jo.post("/api/v1/projects", draft("kept", "Acme"));
    TestApi.Answer unbought = patch("kept", "{\"domain\": {\"name\": \"kept.example\"}}");
    assertThat(unbought.status()).isEqualTo(400);
    assertThat(unbought.errorFields()).containsExactly("domain.contacts");
    TestApi.Answer nonsense = patch("kept", "{\"domain\": {\"name\": \"10.0.0.1\"}, \"x\": 1}");
    assertThat(nonsense.errorFields()).containsExactlyInAnyOrder("domain.name", "x");
    assertThat(jo.get("/api/v1/projects/kept").body().path("status").asText()).isEqualTo("DRAFT");
    assertThat(starts("kept")).isZero();
  }

  @Test
  void changesADraftThatStaysOne() {
    jo.post("/api/v1/projects", draft("edited", "Acme"));
    TestApi.Answer answer = patch("edited", "{\"name\": \"Better\", \"plugins\": null}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("status").asText()).isEqualTo("draft");
    JsonNode project = jo.get("/api/v1/projects/edited").body();
    assertThat(project.path("name").asText()).isEqualTo("Better");
    assertThat(project.path("plugins")).isEmpty();
    assertThat(patch("edited", "{\"slug\": \"other\"}").errorFields()).containsExactly("slug");
    assertThat(patch("edited", "{}").status()).isEqualTo(400);
    assertThat(patch("edited", "[1]").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name|{\"name\": {\"a\": 1}}",
        "plugins|{\"plugins\": {\"a\": 1}}",
        "slug|{\"slug\": {\"a\": null}}",
        "domain.name|{\"domain\": {\"name\": {\"x\": 1}}}"
      })
  void refusesAnObjectWhereAnotherValueBelongs(String field, String change) {
    jo.post("/api/v1/projects", draft("shaped", "Acme"));
    assertNamed(field, patch("shaped", change));
    api.worker
        .begin(Orders.order("broken"), "run-broken")
        .is(ProjectStatus.ERROR, "it broke")
        .ends(Outcome.FAILED, "given up");
    assertNamed(field, patch("broken", change));
  }

  private static void assertNamed(String field, TestApi.Answer answer) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
    assertThat(answer.errorFields()).contains(field);
  }

  @Test
  void ofTwoChangesAtOnceOneIsRefusedInsteadOfLost() {
    jo.post("/api/v1/projects", draft("both", "Acme"));
    List<CompletableFuture<TestApi.Answer>> answers = new ArrayList<>();
    api.ledger
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute("select from projects where slug = 'both' for update");
              for (String change : List.of("{\"name\": \"New\"}", "{\"plugins\": null}")) {
                answers.add(CompletableFuture.supplyAsync(() -> patch("both", change)));
              }
              Awaitility.await().until(() -> waiting() == 2);
            });
    assertThat(answers.stream().map(answer -> answer.join().status()))
        .containsExactlyInAnyOrder(200, 409);
    JsonNode project = jo.get("/api/v1/projects/both").body();
    boolean renamed = project.path("name").asText().equals("New");
    assertThat(project.path("plugins").isEmpty()).isNotEqualTo(renamed);
  }

  private static int waiting() {
    return api.ledger
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                        """)
                    .mapTo(Integer.class)
                    .one());
  }

  @Test
  void refusesWhereARunIsUnderWay() {
    jo.post("/api/v1/projects", Orders.json("busy"));
    api.worker.begin(Orders.order("busy"), "run-busy").is(ProjectStatus.ERROR, "it broke");
    TestApi.Answer changed = patch("busy", "{\"domain\": {\"name\": \"x.sites.example\"}}");
    assertThat(changed.status()).isEqualTo(409);
    assertThat(changed.body().path("holder").asText()).isEqualTo("project:busy");
    assertThat(changed.detail()).contains("abort it or give it up first");
    assertThat(jo.post("/api/v1/projects", draft("busy", "Acme")).status()).isEqualTo(409);
  }

  @Test
  void changesWhatHasFailedButNotWhatIsLive() {
    jo.post("/api/v1/projects", Orders.json("failed"));
    api.worker
        .begin(Orders.order("failed"), "run-f")
        .is(ProjectStatus.ERROR, "it broke")
        .ends(Outcome.FAILED, "given up");
    api.temporal.end("project:failed", OperationState.FAILED);
    assertThat(jo.post("/api/v1/projects", draft("failed", "Acme")).detail())
        .isEqualTo("failed is ERROR, not a draft; order it with its domain");
    assertThat(patch("failed", "{\"domain\": null}").errorFields()).containsExactly("domain");
    assertThat(patch("failed", "{\"domain\": {\"name\": \"f2.example\"}}").status()).isEqualTo(202);
    assertThat(started("failed").domain().source()).isEqualTo(DomainSource.EXISTING);

    api.worker.begin(Orders.order("alive"), "run-a").is(ProjectStatus.ACTIVE, null);
    assertThat(patch("alive", "{\"name\": \"x\"}").detail()).contains("alive is live");
    assertThat(patch("nobody", "{\"name\": \"x\"}").status()).isEqualTo(404);
  }

  private static TestApi.Answer patch(String slug, String json) {
    return jo.send(
        "PATCH",
        "/api/v1/projects/" + slug,
        BodyPublishers.ofString(json),
        "application/merge-patch+json");
  }

  private static String draft(String slug, String name) {
    return """
        {"slug": "%s", "name": "%s", "owner_email": "owner@acme.example",
         "project_type": "website", "plugins": ["shop"]}
        """
        .formatted(slug, name);
  }

  private static long starts(String slug) {
    return api.temporal.starts().stream()
        .filter(start -> start.id().value().equals("project:" + slug))
        .count();
  }

  private static ProjectOrder started(String slug) {
    return api.temporal.starts().stream()
        .filter(start -> start.id().value().equals("project:" + slug))
        .reduce((first, last) -> last)
        .map(start -> (ProjectOrder) start.order())
        .orElseThrow();
  }
}
