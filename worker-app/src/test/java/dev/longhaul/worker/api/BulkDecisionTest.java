package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.activities.postgres.LedgerVendors;
import dev.longhaul.activities.postgres.OperationQueries;
import dev.longhaul.activities.postgres.TokenRole;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.DecisionWord;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** O-07: one decision for all that a vendor account has parked. */
class BulkDecisionTest {
  private static final String RETRY = "{\"parked_by\":\"coolify-main\",\"word\":\"retry\"}";

  private final TestApi api = new TestApi();
  private final TestApi.Caller jo = api.as(api.token(TokenRole.OPERATOR));

  @BeforeEach
  void park() {
    for (String slug : List.of("one", "two", "three")) {
      jo.post("/api/v1/projects", Orders.json(slug));
      api.worker.begin(Orders.order(slug), "run-" + slug).parks("DEPLOY", "the build failed");
      api.temporal.park("project:" + slug, "DEPLOY", 1, DecisionWord.RETRY);
    }
    api.ledger
        .jdbi()
        .useHandle(handle -> handle.execute("update operations set vendor = 'coolify-main'"));
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void decidesAllOfThem() {
    TestApi.Answer answer = decide();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("more").asBoolean()).isFalse();
    assertThat(results(answer.body())).containsExactly("recorded", "recorded", "recorded");
    assertThat(api.temporal.decisions()).hasSize(3);
  }

  @Test
  void withoutAWorkerTheFirstOneIsEnoughToSayTryLater() {
    api.temporal.workersAway(true);
    TestApi.Answer answer = decide();
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(answer.detail()).contains("the first of them", "no worker answers");
    assertThat(api.audit.list(null, 50))
        .filteredOn(row -> row.action().equals("decide"))
        .hasSize(1);
  }

  @Test
  void saysWhenThereAreMore() {
    BulkDecision.Results results = bulk(2).decide(wish(), new Actor("jo"), Deadline.in(minute()));
    assertThat(results.more()).isTrue();
    assertThat(results.items()).hasSize(2);
    assertThat(api.temporal.decisions()).hasSize(2);
  }

  @Test
  void leavesTheRestUntriedWhenTheTimeIsOver() {
    BulkDecision.Results results =
        bulk(500).decide(wish(), new Actor("jo"), Deadline.in(Duration.ZERO));
    assertThat(results.more()).isTrue();
    assertThat(results.items()).extracting(BulkDecision.Result::result).containsOnly("untried");
    assertThat(api.temporal.decisions()).isEmpty();
  }

  @Test
  void knowsAnAccountThatHasParkedNothingFromOneThatIsNone() {
    new LedgerVendors(api.ledger.jdbi()).enter(List.of("coolify-main", "inwx-live"));
    String idle = RETRY.replace("coolify-main", "inwx-live");
    assertThat(jo.post("/api/v1/operations/decide", idle).body().path("items")).isEmpty();
    TestApi.Answer typo =
        jo.post("/api/v1/operations/decide", RETRY.replace("coolify-main", "coolify"));
    assertThat(typo.status()).isEqualTo(404);
    assertThat(typo.detail()).contains("known are coolify-main, inwx-live");
  }

  private BulkDecision bulk(int most) {
    Trail trail = new Trail(ApiLedger.on(api.ledger.jdbi(), api.secrets), Clock.systemUTC());
    return new BulkDecision(api.temporal, new OperationQueries(api.ledger.jdbi()), trail, most);
  }

  private static BulkDecision.Wish wish() {
    return new BulkDecision.Wish("coolify-main", null, DecisionWord.RETRY, null, false);
  }

  private static Duration minute() {
    return Duration.ofMinutes(1);
  }

  private TestApi.Answer decide() {
    return jo.post("/api/v1/operations/decide", RETRY);
  }

  private static List<String> results(JsonNode answer) {
    return answer.path("items").findValuesAsText("result");
  }
}
