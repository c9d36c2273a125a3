package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.activities.postgres.TokenRole;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.CancelRequest;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.SecretRef;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationsApiTest {
  private static final TestApi api = new TestApi();
  private static final TestApi.Caller jo = api.as(api.token(TokenRole.OPERATOR));

  @AfterEach
  void everythingIsThereAgain() {
    api.temporal.goAway(false);
    api.temporal.workersAway(false);
  }

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void showsWhatTheWorkerSays() {
    jo.post("/api/v1/projects", Orders.json("live"));
    JsonNode progress = jo.get("/api/v1/operations/project:live").body();
    assertThat(progress.path("source").asText()).isEqualTo("live");
    assertThat(progress.path("state").asText()).isEqualTo("RUNNING");
    assertThat(progress.path("started_by").asText()).isEqualTo("operator");
  }

  @Test
  void listsInPages() {
    for (String slug : List.of("page-a", "page-b", "page-c")) {
      parkedInTheLedger(slug);
    }
    String path = "/api/v1/operations?limit=1";
    Set<String> seen = new LinkedHashSet<>();
    JsonNode page = jo.get(path).body();
    while (seen.add(page.at("/items/0/id").asText()) && !page.path("next").isNull()) {
      page = jo.get(path + "&after=" + page.path("next").asText()).body();
    }
    assertThat(seen).contains("project:page-a", "project:page-b", "project:page-c");
    assertThat(jo.get("/api/v1/operations?after=nonsense").status()).isEqualTo(400);
  }

  @Test
  void showsWhatIsRecordedWhileNoWorkerAnswers() {
    parkedInTheLedger("quiet");
    api.temporal.workersAway(true);
    assertThatParkedAtDeploy(jo.get("/api/v1/operations/project:quiet").body());
  }

  @Test
  void showsTheLedgersRowWhenTemporalIsAwayOrHasForgotten() {
    parkedInTheLedger("silent");
    api.temporal.goAway(true);
    assertThatParkedAtDeploy(jo.get("/api/v1/operations/project:silent").body());
    api.temporal.goAway(false);
    api.temporal.forget("project:silent");
    assertThatParkedAtDeploy(jo.get("/api/v1/operations/project:silent").body());
  }

  @Test
  void saysThatNothingIsLeftToSteerWhenOnlyTheLedgerKnowsIt() {
    parkedInTheLedger("long-ago");
    api.temporal.forget("project:long-ago");
    TestApi.Answer cancel = jo.post("/api/v1/operations/project:long-ago/cancel", "");
    assertThat(cancel.status()).isEqualTo(409);
    assertThat(cancel.detail())
        .contains("project:long-ago does not run any more, the ledger says PARKED")
        .contains("there is nothing to cancel");
    TestApi.Answer decide =
        decide("long-ago", "{\"word\":\"retry\",\"step\":\"DEPLOY\",\"park\":1}");
    assertThat(decide.status()).isEqualTo(409);
    assertThat(decide.detail()).contains("there is nothing to decide");
  }

  @Test
  void theLedgersOutcomeCounts() {
    api.temporal.run("project:over", Orders.order("over"));
    api.worker.begin(Orders.order("over"), "run-o").ends(Outcome.ABORTED, "stopped by jo");
    api.temporal.end("project:over", OperationState.FAILED);
    api.temporal.workersAway(true);
    JsonNode progress = jo.get("/api/v1/operations/project:over").body();
    assertThat(progress.path("state").asText()).isEqualTo("ABORTED");
    assertThat(progress.path("message").asText()).isEqualTo("stopped by jo");
    assertThat(progress.path("paid").get(0).path("minor").asInt()).isEqualTo(1188);
    assertThat(progress.path("leftovers").get(0).asText()).isEqualTo("zone");
    assertThat(progress.path("ended_at").asText()).isNotEmpty();
  }

  @Test
  void saysThatNobodyKnowsIt() {
    TestApi.Answer unknown = jo.get("/api/v1/operations/project:unknown");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.detail()).contains("there is no operation project:unknown");
    api.temporal.goAway(true);
    TestApi.Answer away = jo.get("/api/v1/operations/project:unknown");
    assertThat(away.status()).isEqualTo(503);
    assertThat(jo.get("/api/v1/operations/nonsense").errorFields()).containsExactly("id");
  }

  @Test
  void listsByStateAndKind() {
    parkedInTheLedger("listed");
    JsonNode items = jo.get("/api/v1/operations?state=parked&limit=200").body().path("items");
    assertThat(items.findValuesAsText("id")).contains("project:listed");
    assertThat(items.get(0).fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "kind",
            "subject",
            "title",
            "state",
            "step",
            "message",
            "actor",
            "started_at",
            "parked_since",
            "deadline",
            "ended_at");
    assertThat(jo.get("/api/v1/operations?kind=release").body().path("items")).isEmpty();
    assertThat(jo.get("/api/v1/operations?state=gone").errorFields()).containsExactly("state");
    assertThat(jo.get("/api/v1/operations?kind=%00").errorFields()).containsExactly("kind");
  }

  @Test
  void deliversADecisionOnceAndSaysWhoMadeIt() {
    parked("decided", DecisionWord.EXTEND);
    String body =
        """
        {"word": "extend", "step": "DEPLOY", "park": 1, "fields": {}, "extend_by": "P2D",
         "reason": "the vendor mends it", "update_id": "once"}
        """;
    TestApi.Answer answer = jo.post("/api/v1/operations/project:decided/decide", body);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("message").asText()).isEqualTo("extend recorded");
    assertThat(jo.post("/api/v1/operations/project:decided/decide", body).status()).isEqualTo(200);
    assertThat(api.temporal.decisions())
        .filteredOn(decision -> decision.word() == DecisionWord.EXTEND)
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.extendBy()).isEqualTo(Duration.ofDays(2));
              assertThat(decision.actor()).isEqualTo(new Actor("operator"));
            });
    assertThat(audit("project:decided"))
        .contains(
            "decide: extend at DEPLOY, park 1, by PT48H (the vendor mends it): extend recorded");
  }

  @Test
  void writesDownNewFieldsWithoutTheirValues() {
    parked("edited", DecisionWord.EDIT);
    jo.post(
        "/api/v1/operations/project:edited/decide",
        "{\"word\": \"edit\", \"step\": \"DEPLOY\", \"park\": 1, \"fields\": {\"branch\": \"b7\"}}");
    assertThat(audit("project:edited"))
        .contains("decide: edit at DEPLOY, park 1, new branch: edit recorded");
  }

  @Test
  void refusesAnEditThatNamesASecretWhichIsNotStored() {
    parked("coded", DecisionWord.EDIT);
    String edit =
        "{\"word\": \"edit\", \"step\": \"DEPLOY\", \"park\": 1,"
            + " \"fields\": {\"auth_code\": \"ledger:coded/code\"}}";
    TestApi.Answer refused = jo.post("/api/v1/operations/project:coded/decide", edit);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.detail())
        .contains("names ledger:coded/code, which is not stored")
        .contains("store it first: longhaul secret set ledger:coded/code");
    assertThat(audit("project:coded").toString()).doesNotContain("decide");
    api.secrets.put(SecretRef.of("coded", "code"), new Secret("x"));
    assertThat(jo.post("/api/v1/operations/project:coded/decide", edit).status()).isEqualTo(200);
  }

  @Test
  void refusesADecisionThatMakesNoSense() {
    parked("refusing", DecisionWord.RETRY);
    TestApi.Answer old = decide("refusing", "{\"word\":\"retry\",\"step\":\"DEPLOY\",\"park\":0}");
    assertThat(old.status()).isEqualTo(409);
    assertThat(old.detail()).isEqualTo("that decision makes no sense; look again");
    assertThat(audit("project:refusing"))
        .contains(
            "decide: retry at DEPLOY, park 0: refused, that decision makes no sense; look again");
    assertThat(decide("nobody", "{\"word\":\"retry\",\"step\":\"DEPLOY\",\"park\":1}").status())
        .isEqualTo(404);
  }

  @Test
  void refusesADecisionThatCannotBeRead() {
    TestApi.Answer answer =
        decide("any", "{\"word\":\"rety\",\"park\":\"1\",\"extend_by\":\"2 days\",\"why\":\"\"}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorFields())
        .containsExactlyInAnyOrder("why", "word", "step", "park", "extend_by");
    assertThat(answer.body().path("errors").findValuesAsText("message"))
        .anySatisfy(message -> assertThat(message).contains("retry", "roll-back"));
  }

  @Test
  void saysWhenNoWorkerTakesADecision() {
    parked("alone", DecisionWord.RETRY);
    api.temporal.workersAway(true);
    TestApi.Answer answer = decide("alone", "{\"word\":\"retry\",\"step\":\"DEPLOY\",\"park\":1}");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("5");
    assertThat(audit("project:alone")).contains("decide: retry at DEPLOY, park 1: nobody answered");
  }

  @Test
  void passesOnACancel() {
    jo.post("/api/v1/projects", Orders.json("cancelled"));
    TestApi.Answer answer =
        jo.post("/api/v1/operations/project:cancelled/cancel", "{\"reason\": \"a typo\"}");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().path("message").asText()).startsWith("project:cancelled is asked");
    assertThat(api.temporal.cancelOf("project:cancelled"))
        .isEqualTo(new CancelRequest(new Actor("operator"), "a typo"));
    assertThat(audit("project:cancelled")).contains("cancel: a typo: asked");
    api.temporal.end("project:cancelled", OperationState.ABORTED);
    assertThat(jo.post("/api/v1/operations/project:cancelled/cancel", "").status()).isEqualTo(409);
    assertThat(jo.post("/api/v1/operations/project:nobody/cancel", "").status()).isEqualTo(404);
  }

  @Test
  void cancelsNoServiceThatOthersRelyOn() {
    for (String id : new String[] {"zone:acme.example", "registrar:inwx-test"}) {
      api.temporal.run(id, "a service");
      TestApi.Answer answer = jo.post("/api/v1/operations/" + id + "/cancel", "{}");
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.response().body())
          .contains(id + " is a service that others rely on, not an order");
      assertThat(api.temporal.cancelOf(id)).isNull();
    }
  }

  private static TestApi.Answer decide(String slug, String body) {
    return jo.post("/api/v1/operations/project:" + slug + "/decide", body);
  }

  private static void parked(String slug, DecisionWord word) {
    jo.post("/api/v1/projects", Orders.json(slug));
    api.temporal.park("project:" + slug, "DEPLOY", 1, word);
  }

  private static void parkedInTheLedger(String slug) {
    parked(slug, DecisionWord.RETRY);
    api.worker.begin(Orders.order(slug), "run-of-" + slug).parks("DEPLOY", "the build failed");
  }

  private static void assertThatParkedAtDeploy(JsonNode progress) {
    assertThat(progress.path("source").asText()).isEqualTo("recorded");
    assertThat(progress.path("state").asText()).isEqualTo("PARKED");
    assertThat(progress.path("title").asText()).startsWith("provision ");
    assertThat(progress.path("message").asText()).isEqualTo("the build failed");
    assertThat(progress.path("deadline").asText()).isEqualTo("2026-03-08T10:05:00Z");
    JsonNode step = progress.path("steps").get(0);
    assertThat(step.path("title").asText()).isEqualTo("Deploy");
    assertThat(step.path("status").asText()).isEqualTo("PARKED");
    assertThat(step.path("waits_for").asText()).isEqualTo("a decision since 2026-03-01T10:05:00Z");
  }

  private static List<String> audit(String operation) {
    return api.audit.list(new OperationId(operation), 20).stream()
        .map(row -> row.action() + ": " + row.detail())
        .toList();
  }
}
