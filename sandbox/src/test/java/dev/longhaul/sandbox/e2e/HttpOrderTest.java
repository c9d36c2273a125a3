package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** O-01, P-01, D-01: the same by HTTP. */
@ExtendWith(CompanyExtension.class)
class HttpOrderTest {
  private static final String ORDER =
      """
      {"slug": "byhttp", "name": "By HTTP", "owner_email": "owner@byhttp.example",
       "project_type": "website", "locale": "en",
       "domain": {"name": "byhttp.customers.example", "source": "subdomain"}}
      """;
  private static Company company;
  private static Http.Answer accepted;
  private static Http.Answer rightAfter;

  @BeforeAll
  static void order(Company shared) {
    company = shared;
    accepted = company.api().post("/api/v1/projects", ORDER);
    rightAfter = company.api().get("/api/v1/projects/byhttp");
  }

  @Test
  void isAcceptedWithBothIds() {
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.body().path("project_id").asText()).isEqualTo("byhttp");
    assertThat(accepted.body().path("operation_id").asText()).isEqualTo("project:byhttp");
    assertThat(accepted.body().path("status").asText()).isEqualTo("provisioning");
  }

  @Test
  void canBeReadRightAway() {
    assertThat(rightAfter.status()).isEqualTo(200);
    assertThat(rightAfter.body().path("slug").asText()).isEqualTo("byhttp");
    assertThat(rightAfter.body().path("operation_id").asText()).isEqualTo("project:byhttp");
  }

  @Test
  void becomesALiveProject() {
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> operation().path("state").asText().equals("SUCCEEDED"));
    JsonNode project = company.api().get("/api/v1/projects/byhttp").body();
    assertThat(project.path("status").asText()).isEqualTo("ACTIVE");
    Http.Answer retry = company.api().post("/api/v1/projects/byhttp/retry", "{}");
    assertThat(retry.status()).isEqualTo(400);
    assertThat(retry.body().path("detail").asText())
        .isEqualTo("byhttp is ACTIVE; only what failed can be retried");
  }

  private static JsonNode operation() {
    return company.api().get("/api/v1/operations/project:byhttp").body();
  }

  @Test
  void tellsWhetherANameIsFreeAndItsPrice() {
    company.world().inwx().takenByOthers("gone.example");
    Run free = company.longhaul("domain", "check", "free.example", "--output", "json");
    assertThat(free.exit()).isZero();
    assertThat(free.document().path("status").asText()).isEqualTo("FREE");
    assertThat(free.document().at("/price/minor").asInt()).isEqualTo(1188);
    assertThat(free.document().at("/price/currency").asText()).isEqualTo("EUR");
    Run taken = company.longhaul("domain", "check", "gone.example", "--output", "json");
    assertThat(taken.document().path("status").asText()).isEqualTo("TAKEN");
  }
}
