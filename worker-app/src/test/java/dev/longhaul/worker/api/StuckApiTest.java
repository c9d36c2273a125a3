package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.activities.postgres.TokenRole;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** O-08: what the sweep has found, by HTTP. */
class StuckApiTest {
  private static final TestApi api = new TestApi();
  private static final TestApi.Caller operator = api.as(api.token(TokenRole.OPERATOR));

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void listsWhatCannotGoOnWhetherItHasReachedTheLedgerOrNot() {
    operator.post("/api/v1/projects", Orders.json("acme"));
    found("project:acme", "DEADLINE_PASSED");
    found("zone:acme.example", "TASKS_FAIL");
    JsonNode items = operator.get("/api/v1/operations?stuck=true").body().path("items");
    assertThat(items.findValuesAsText("id"))
        .containsExactlyInAnyOrder("project:acme", "zone:acme.example");
    assertThat(items.findValuesAsText("message"))
        .containsExactlyInAnyOrder("DEADLINE_PASSED: look", "TASKS_FAIL: look");
  }

  @Test
  void refusesFiltersThatItWouldIgnore() {
    for (String filter : List.of("state=parked", "kind=zone", "after=project:acme")) {
      String address = "/api/v1/operations?stuck=true&" + filter;
      assertThat(operator.get(address).status()).as(filter).isEqualTo(400);
    }
    assertThat(operator.get("/api/v1/operations?stuck=true&limit=1").body().path("items"))
        .hasSizeLessThan(2);
  }

  @Test
  void refusesParametersThatNobodyReads() {
    for (String query : List.of("stat=parked", "limt=1", "limit=1&limit=2", "%0a=1")) {
      TestApi.Answer answer = operator.get("/api/v1/operations?" + query);
      assertThat(answer.status()).as(query).isEqualTo(400);
    }
    assertThat(operator.get("/api/v1/operations?stat=parked").detail())
        .contains("stat", "use after, kind, limit, state, stuck");
  }

  private static void found(String operation, String reason) {
    api.ledger
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into stuck_operations (operation, reason, detail) values (?, ?, 'look')",
                    operation,
                    reason));
  }
}
