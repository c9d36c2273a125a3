package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.postgres.ApiTokens;
import dev.longhaul.activities.postgres.RequestKeys;
import dev.longhaul.activities.postgres.TokenRole;
import dev.longhaul.durable.OperationId;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RepeatedRequestsTest {
  private static final String PATH = "/api/v1/projects";
  private static final TestApi api = new TestApi();
  private static final TestApi.Caller jo = api.as(api.token(TokenRole.OPERATOR));

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void theSameRequestGetsTheSameAnswerAndStartsNothingAgain() {
    TestApi.Answer first = jo.postOnce("same", PATH, Orders.json("same"));
    TestApi.Answer again = jo.postOnce("same", PATH, Orders.json("same"));
    assertThat(first.status()).isEqualTo(202);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.response().body()).isEqualTo(first.response().body());
    assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(audited("same")).isEqualTo(1);
  }

  @Test
  void anotherBodyOrRouteUnderTheSameKeyIsRefused() {
    jo.postOnce("other", PATH, Orders.json("other"));
    TestApi.Answer body = jo.postOnce("other", PATH, Orders.json("another"));
    TestApi.Answer route = jo.postOnce("other", PATH + "/other/retry", Orders.json("other"));
    for (TestApi.Answer answer : new TestApi.Answer[] {body, route}) {
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.body().path("type").asText()).isEqualTo("urn:longhaul:problem:key-reused");
    }
    assertThat(audited("another")).isZero();
  }

  @Test
  void everyHolderHasKeysOfItsOwn() {
    TestApi.Caller admin = api.as(api.token(TokenRole.ADMIN));
    jo.postOnce("shared", PATH, Orders.json("mine"));
    assertThat(admin.postOnce("shared", PATH, Orders.json("yours")).status()).isEqualTo(202);
  }

  @Test
  void aLaterTokenOfTheSameNameHasKeysOfItsOwn() {
    TestApi.Caller first = api.as(api.token("sam", TokenRole.OPERATOR));
    assertThat(first.postOnce("reused", PATH, Orders.json("sams")).status()).isEqualTo(202);
    new ApiTokens(api.ledger.jdbi()).revoke("sam", false);
    TestApi.Caller second = api.as(api.token("sam", TokenRole.OPERATOR));
    TestApi.Answer answer = second.postOnce("reused", PATH, Orders.json("sams"));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void anotherMethodUnderTheSameKeyIsAnotherRequest() {
    String draft =
        """
        {"slug": "method", "name": "M", "owner_email": "m@acme.example", "project_type": "website"}
        """;
    assertThat(jo.post(PATH, draft).status()).isEqualTo(201);
    String domain = "{\"domain\": {\"name\": \"method.sites.example\"}}";
    TestApi.Caller keyed = jo.with("Idempotency-Key", "method");
    TestApi.Answer patched =
        keyed.send(
            "PATCH",
            PATH + "/method",
            BodyPublishers.ofString(domain),
            "application/merge-patch+json");
    assertThat(patched.status()).isEqualTo(202);
    RequestKeys.Request post =
        new RequestKeys.Request(
            "token " + idOf("operator"), "method", "POST " + PATH + "/method\n" + domain);
    assertThat(keys(Duration.ofSeconds(20)).claim(post))
        .isInstanceOf(RequestKeys.Verdict.OtherRequest.class);
  }

  @Test
  void aRequestInHandIsToldWhenToAskAgain() {
    keys(Duration.ofSeconds(20)).claim(request("busy"));
    TestApi.Answer answer = jo.postOnce("busy", PATH, Orders.json("busy"));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().path("type").asText()).isEqualTo("urn:longhaul:problem:in-hand");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 20);
    assertThat(audited("busy")).isZero();
  }

  @Test
  void aRequestWhoseProcessDiedAfterTheStartFindsWhatItStarted() {
    keys(Duration.ZERO).claim(request("dead"));
    jo.post(PATH, Orders.json("dead"));
    TestApi.Answer answer = jo.postOnce("dead", PATH, Orders.json("dead"));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().path("already_running").asBoolean()).isTrue();
    assertThat(jo.postOnce("dead", PATH, Orders.json("dead")).response().body())
        .isEqualTo(answer.response().body());
    assertThat(api.temporal.starts())
        .filteredOn(start -> start.id().value().equals("project:dead"))
        .hasSize(1);
  }

  @Test
  void aRefusedRequestLeavesItsKeyFree() {
    assertThat(jo.postOnce("mended", PATH, "{\"slug\":\"mended\"}").status()).isEqualTo(400);
    assertThat(jo.postOnce("mended", PATH, Orders.json("mended")).status()).isEqualTo(202);
  }

  @Test
  void aKeyThatIsNoneIsRefused() {
    TestApi.Answer answer = jo.postOnce("a b", PATH, Orders.json("spaced"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorFields()).containsExactly("Idempotency-Key");
  }

  private static RequestKeys keys(Duration hold) {
    return new RequestKeys(api.ledger.jdbi(), hold);
  }

  private static RequestKeys.Request request(String slug) {
    String text = "POST " + PATH + "\n" + Orders.json(slug);
    return new RequestKeys.Request("token " + idOf("operator"), slug, text);
  }

  private static long idOf(String token) {
    return new ApiTokens(api.ledger.jdbi())
        .list().stream().filter(row -> row.name().equals(token)).findFirst().orElseThrow().id();
  }

  private static long audited(String slug) {
    return api.audit.list(new OperationId("project:" + slug), 10).size();
  }
}
