package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.postgres.TokenRole;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProjectStatus;
import dev.longhaul.projects.RedeployOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Redeploy, restart, stop and what was deployed, over HTTP (P-13). */
class LiveProjectsTest {
  private final TestApi api = new TestApi();
  private final TestApi.Caller operator = api.as(api.token(TokenRole.OPERATOR));

  @AfterEach
  void close() {
    api.close();
  }

  @ParameterizedTest
  @CsvSource({"redeploy,RedeployProject", "restart,RedeployProject", "stop,StopProject"})
  void startsAnOperationUnderTheProjectsId(String word, String workflow) {
    live();
    TestApi.Answer answer = operator.post("/api/v1/projects/acme/" + word, "{}");
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
    assertThat(answer.body().path("operation_id").asText()).isEqualTo("project:acme");
    assertThat(answer.body().path("status").asText()).isEqualTo(word);
    assertThat(api.temporal.starts().get(0).workflowType()).isEqualTo(workflow);
    assertThat(api.audit.list(null, 50))
        .anySatisfy(row -> assertThat(row.action()).isEqualTo(word));
  }

  @Test
  void restartBuildsNothing() {
    live();
    operator.post("/api/v1/projects/acme/restart", "{}");
    assertThat(api.temporal.starts().get(0).order())
        .isEqualTo(new RedeployOrder(new ProjectSlug("acme"), false));
  }

  @Test
  void refusesAProjectThatIsNotLive() {
    api.worker.begin(Orders.order("acme"), "run-1");
    TestApi.Answer refused = operator.post("/api/v1/projects/acme/stop", "{}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.detail())
        .isEqualTo("acme is PENDING_DOMAIN; only a live project's application can be changed");
    assertThat(operator.post("/api/v1/projects/nobody/stop", "{}").status()).isEqualTo(404);
  }

  @Test
  void listsWhatThePlatformHasBuilt() {
    live();
    TestApi.Answer answer = operator.get("/api/v1/projects/acme/deployments");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("items").isArray()).isTrue();
  }

  private void live() {
    api.worker.begin(Orders.order("acme"), "run-1").is(ProjectStatus.ACTIVE, null);
  }
}
