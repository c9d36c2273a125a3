package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.activities.postgres.LedgerVendors;
import dev.longhaul.activities.postgres.TokenRole;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** O-15: vendor accounts by HTTP. */
class VendorRoutesTest {
  private static final TestApi api = new TestApi();
  private static final TestApi.Caller operator = api.as(api.token(TokenRole.OPERATOR));

  @BeforeAll
  static void enter() {
    new LedgerVendors(api.ledger.jdbi()).enter(List.of("coolify-main", "inwx-live"));
  }

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void pausesAndResumesWithAWordInTheAuditTrail() {
    TestApi.Answer paused =
        operator.post("/api/v1/vendors/coolify-main/pause", "{\"reason\": \"update\"}");
    assertThat(paused.status()).isEqualTo(200);
    JsonNode vendor = paused.body().path("items").get(0);
    assertThat(vendor.path("state").asText()).isEqualTo("paused");
    assertThat(vendor.path("by").asText()).isEqualTo("operator");
    assertThat(vendor.path("reason").asText()).isEqualTo("update");
    assertThat(states()).containsExactly("paused", "open");

    operator.post("/api/v1/vendors/coolify-main/resume", "{}");
    operator.post("/api/v1/vendors/coolify-main/resume", "{}");
    assertThat(states()).containsExactly("open", "open");
    assertThat(api.audit.list(null, 50))
        .filteredOn(row -> row.action().startsWith("vendor-"))
        .extracting(row -> row.action() + " " + row.detail().replaceAll("since \\S+", "since then"))
        .containsExactly(
            "vendor-resume coolify-main: was paused by operator since then update",
            "vendor-pause coolify-main: update");
  }

  @Test
  void withoutALineInTheAuditTrailNothingIsPaused() {
    try (TestApi own = new TestApi()) {
      new LedgerVendors(own.ledger.jdbi()).enter(List.of("coolify-main"));
      own.ledger
          .jdbi()
          .useHandle(handle -> handle.execute("alter table audit add check (action = 'none')"));
      TestApi.Caller kim = own.as(own.token(TokenRole.OPERATOR));
      assertThat(kim.post("/api/v1/vendors/coolify-main/pause", "{}").status())
          .isGreaterThanOrEqualTo(500);
      assertThat(kim.get("/api/v1/vendors").body().path("items").findValuesAsText("state"))
          .containsExactly("open");
    }
  }

  @Test
  void refusesAnUnknownAccountNamingTheKnownOnes() {
    TestApi.Answer answer = operator.post("/api/v1/vendors/coolify-2/pause", "{}");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.detail())
        .isEqualTo("there is no vendor account coolify-2; known are coolify-main, inwx-live");
    assertThat(operator.post("/api/v1/vendors/coolify-main/pause", "{\"x\": 1}").errorFields())
        .containsExactly("x");
  }

  private static List<String> states() {
    return operator.get("/api/v1/vendors").body().path("items").findValuesAsText("state");
  }
}
