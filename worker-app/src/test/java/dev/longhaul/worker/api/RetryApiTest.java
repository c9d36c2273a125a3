package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.postgres.TokenRole;
import dev.longhaul.durable.Decision;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Outcome;
import dev.longhaul.projects.ProjectStatus;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RetryApiTest {
  private static final TestApi api = new TestApi();
  private static final TestApi.Caller jo = api.as(api.token(TokenRole.OPERATOR));

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void decidesRetryWhenItIsParked() {
    jo.post("/api/v1/projects", Orders.json("parked"));
    api.temporal.park("project:parked", "DEPLOY", 3, DecisionWord.RETRY);
    TestApi.Answer answer = retry("parked");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().toString())
        .isEqualTo(
            "{\"project_id\":\"parked\",\"operation_id\":\"project:parked\","
                + "\"status\":\"retrying\"}");
    assertThat(api.temporal.decisions())
        .filteredOn(decision -> decision.park() == 3)
        .singleElement()
        .extracting(Decision::word, Decision::step, decision -> decision.actor().name())
        .containsExactly(DecisionWord.RETRY, "DEPLOY", "operator");
    assertThat(details("project:parked")).contains("at DEPLOY: retry recorded");
  }

  @Test
  void startsAnEndedOneAgainWithItsStoredOrder() {
    ended("ended", Outcome.FAILED, ProjectStatus.ERROR);
    assertThat(retry("ended").status()).isEqualTo(202);
    assertThat(api.temporal.starts())
        .filteredOn(start -> start.id().value().equals("project:ended"))
        .last()
        .satisfies(start -> assertThat(start.order()).isEqualTo(Orders.order("ended")));
    assertThat(retry("ended").detail()).contains("RUNNING", "nothing to retry");
  }

  @Test
  void startsAgainWhatWasTerminatedFromOutside() {
    jo.post("/api/v1/projects", Orders.json("shot"));
    api.worker.begin(Orders.order("shot"), "run-of-shot").is(ProjectStatus.PROVISIONING, null);
    api.temporal.terminate("project:shot");
    assertThat(retry("shot").status()).isEqualTo(202);
    assertThat(api.temporal.starts())
        .filteredOn(start -> start.id().value().equals("project:shot"))
        .hasSize(2);
  }

  @Test
  void startsAgainWhatTemporalHasForgotten() {
    ended("forgotten", Outcome.FAILED, ProjectStatus.ERROR);
    api.temporal.forget("project:forgotten");
    assertThat(retry("forgotten").status()).isEqualTo(202);
  }

  @Test
  void startsAgainWhatWasTerminatedAndForgottenSince() {
    jo.post("/api/v1/projects", Orders.json("vanished"));
    api.worker.begin(Orders.order("vanished"), "run-of-v").is(ProjectStatus.BOOTSTRAPPING, null);
    api.temporal.forget("project:vanished");
    assertThat(retry("vanished").status()).isEqualTo(202);
    assertThat(api.temporal.starts())
        .filteredOn(start -> start.id().value().equals("project:vanished"))
        .hasSize(2)
        .last()
        .satisfies(start -> assertThat(start.order()).isEqualTo(Orders.order("vanished")));
  }

  @Test
  void restartsAtMostThreeTimes() {
    for (int restart = 0; restart <= 3; restart++) {
      ended("often", "run-" + restart, Outcome.FAILED, ProjectStatus.ERROR);
      TestApi.Answer answer = retry("often");
      assertThat(answer.status()).as("restart %d", restart).isEqualTo(restart < 3 ? 202 : 400);
      if (restart == 3) {
        assertThat(answer.detail()).contains("started again 3 times already");
      }
    }
  }

  @Test
  void refusesWhatDidNotFail() {
    ended("lives", Outcome.SUCCEEDED, ProjectStatus.ACTIVE);
    assertThat(retry("lives").status()).isEqualTo(400);
    assertThat(retry("lives").detail())
        .isEqualTo("lives is ACTIVE; only what failed can be retried");
    jo.post("/api/v1/projects", Orders.json("runs"));
    assertThat(retry("runs").status()).isEqualTo(400);
    assertThat(retry("runs").detail()).contains("project:runs is RUNNING");
  }

  @Test
  void namesTheOperationThatIsWaitedFor() {
    jo.post("/api/v1/projects", Orders.json("waits"));
    api.temporal.waitFor("project:waits", "domain:waits.example");
    assertThat(retry("waits").detail()).contains("waits for domain:waits.example");
  }

  @Test
  void refusesWhenTheStepAllowsNoRetry() {
    jo.post("/api/v1/projects", Orders.json("stuck"));
    api.temporal.park("project:stuck", "DEPLOY", 1, DecisionWord.ABORT);
    assertThat(retry("stuck").status()).isEqualTo(400);
    assertThat(retry("stuck").detail()).isEqualTo("that decision makes no sense; look again");
    assertThat(details("project:stuck"))
        .contains("refused, that decision makes no sense; look again");
  }

  @Test
  void refusesWhenNoOrderWasStored() {
    jo.post("/api/v1/projects", Orders.json("orderless"));
    api.temporal.end("project:orderless", OperationState.FAILED);
    assertThat(retry("orderless").status()).isEqualTo(400);
    assertThat(retry("orderless").detail()).contains("send the order again");
  }

  @Test
  void needsNoFieldsAndTakesNone() {
    assertThat(jo.post("/api/v1/projects/acme/retry", "{\"force\": true}").errorFields())
        .containsExactly("force");
  }

  private static TestApi.Answer retry(String slug) {
    return jo.post("/api/v1/projects/" + slug + "/retry", "{}");
  }

  private static void ended(String slug, Outcome outcome, ProjectStatus status) {
    ended(slug, "run-of-" + slug, outcome, status);
  }

  private static void ended(String slug, String runId, Outcome outcome, ProjectStatus status) {
    jo.post("/api/v1/projects", Orders.json(slug));
    api.worker
        .begin(Orders.order(slug), runId)
        .is(status, status == ProjectStatus.ERROR ? "it broke" : null)
        .ends(outcome, "it is over");
    api.temporal.end("project:" + slug, OperationState.of(outcome));
  }

  private static List<String> details(String operation) {
    return api.audit.list(new OperationId(operation), 20).stream()
        .map(row -> row.detail())
        .toList();
  }
}
