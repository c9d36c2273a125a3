package dev.longhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.durable.OperationState;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationCommandsTest extends CliCase {

  @Test
  void neverDecidesWhenARehearsalIsAskedFor() {
    service.moments(Moments.parked(1));
    assertThat(run("operation", "decide", "project:acme", "abort", "--dry-run")).isEqualTo(2);
    assertThat(err()).contains("--dry-run goes with --parked-by only; nothing was decided");
    assertThat(run("operation", "decide", "--parked-by", "a", "retry", "--update-id", "x"))
        .isEqualTo(2);
    assertThat(run("operation", "decide", "project:acme", "extend", "--extend-by", "31d"))
        .isEqualTo(2);
    assertThat(err()).contains("--extend-by is 30d at most");
    assertThat(run("operation", "decide", "project:acme", "extend", "--extend-by", "9999999d"))
        .isEqualTo(2);
    assertThat(err()).contains("'9999999d' is too long; at most 999999 of a unit");
    assertThat(service.requests).isEmpty();
  }

  @Test
  void listsOperations() throws Exception {
    service.moments(Moments.running());

    assertThat(run("operation", "list", "--state", "waiting-for-child", "--kind", "x")).isZero();
    assertThat(out())
        .isEqualTo(
            """
            OPERATION     STATE    STEP    STARTED            BY  WHAT
            project:acme  RUNNING  DEPLOY  2026-01-31 10:00Z  jo  provision acme.example
            """);
    assertThat(service.requests)
        .containsExactly("GET /api/v1/operations?state=WAITING_FOR_CHILD&kind=x&limit=50");
    assertThat(run("operation", "list", "--output=json")).isZero();
    assertThat(documents().get(0).at("/items/0/id").asText()).isEqualTo("project:acme");
  }

  @Test
  void showsAParkedOperationWithTheNextCommand() throws Exception {
    service.moments(Moments.parked(1));

    assertThat(run("operation", "show", "project:acme")).isZero();
    assertThat(out())
        .isEqualTo(
            """
            project:acme · provision acme.example · started by jo
             ✔ project:acme Obtain domain: registered, 11.88 EUR (3.2 s)
             ✔ project:acme Choose server: web-2, slot 8 of 20 (0.1 s)
             ✖ project:acme Deploy: parked: build failed on web-2, exit 1 (dpl-8f3c)
                 npm ERR! missing script: build[2J
                 log     longhaul project log acme
                 decide  longhaul operation decide project:acme retry
                 or      abort, give-up, extend --extend-by 2d
                 until   2026-02-07 10:00Z, then it gives up
            """);
    assertThat(run("operation", "show", "project:acme", "--output", "json")).isZero();
    assertThat(documents().get(0).at("/parking/number").asInt()).isEqualTo(1);
    assertThat(out()).doesNotContain("\u001b");
  }

  @Test
  void decidesOnThePresentPark() {
    service.moments(Moments.parked(2));

    assertThat(run("operation", "decide", "project:acme", "retry", "--reason", "fixed")).isZero();

    assertThat(out()).isEqualTo("decided: retry\n");
    JsonNode decision = service.decisions.get(0);
    assertThat(decision.path("step").asText()).isEqualTo("DEPLOY");
    assertThat(decision.path("park").asInt()).isEqualTo(2);
    assertThat(decision.path("reason").asText()).isEqualTo("fixed");
    assertThat(decision.path("update_id").asText()).isNotBlank();
  }

  @Test
  void sendsFieldsAndTimesWithADecision() {
    service.moments(Moments.parkedChild());
    String id = Moments.DOMAIN.value();

    assertThat(run("operation", "decide", id, "edit", "--set", "price_limit=30.00 EUR")).isZero();
    assertThat(run("operation", "decide", id, "extend", "--extend-by", "2d")).isZero();

    assertThat(service.decisions.get(0).at("/fields/price_limit").asText()).isEqualTo("30.00 EUR");
    assertThat(service.decisions.get(1).path("extend_by").asText()).isEqualTo("PT48H");
  }

  @Test
  void refusesDecisionsThatMakeNoSense() {
    service.moments(Moments.parked(2));
    String[] decide = {"operation", "decide", "project:acme"};

    assertThat(run(with(decide, "rety"))).isEqualTo(65);
    assertThat(err()).contains("'rety' is not a decision; use one of retry, edit");
    assertThat(run(with(decide, "edit"))).isEqualTo(2);
    assertThat(run(with(decide, "retry", "--set", "a=b"))).isEqualTo(2);
    assertThat(run(with(decide, "extend"))).isEqualTo(2);
    assertThat(run(with(decide, "retry", "--step", "DEPLOY"))).isEqualTo(2);
    assertThat(service.requests).isEmpty();
    assertThat(run(with(decide, "retry", "--step", "DEPLOY", "--park", "1"))).isEqualTo(1);
    assertThat(err()).isEqualTo("longhaul: that decision is for another park; look again\n");
  }

  @Test
  void saysWhyThereIsNothingToDecide() {
    service.moments(Moments.running());
    assertThat(run("operation", "decide", "project:acme", "retry")).isEqualTo(1);
    assertThat(err()).contains("project:acme is not parked, it is RUNNING");

    service.moments(Moments.ended(OperationState.FAILED, "given up"));
    assertThat(run("operation", "decide", "project:acme", "retry")).isEqualTo(1);
    assertThat(err()).contains("project:acme has ended: FAILED");

    service.moments(Moments.waitingForChild());
    assertThat(run("operation", "decide", "project:acme", "retry")).isEqualTo(1);
    assertThat(err()).contains("longhaul operation show domain:acme.example");

    service.moments(Moments.recorded(OperationState.PARKED));
    assertThat(run("operation", "decide", "project:acme", "retry")).isEqualTo(75);
    assertThat(err()).contains("no worker answers");
  }

  @Test
  void repeatsADecisionWithTheSameIdWhenNoWorkerAnswers() {
    service.moments(Moments.parked(1));
    String[] decide = {"operation", "decide", "project:acme", "retry", "--step", "DEPLOY"};
    service.fault(503, "{}", Map.of());

    assertThat(run(with(decide, "--park", "1", "--update-id", "u-1"))).isZero();
    assertThat(service.decisions.get(0).path("update_id").asText()).isEqualTo("u-1");

    for (int i = 0; i < 3; i++) {
      service.fault(503, "{\"detail\":\"no worker answered\"}", Map.of("Retry-After", "5"));
    }
    assertThat(run(with(decide, "--park", "1"))).isEqualTo(75);
    assertThat(err()).isEqualTo("longhaul: no worker answered\nlonghaul: try again in 5 s\n");
  }

  @Test
  void cancels() {
    service.moments(Moments.running(), Moments.ended(OperationState.ABORTED, "stopped by jo"));

    assertThat(run("operation", "cancel", "project:acme", "--reason", "typo")).isZero();
    assertThat(out()).isEqualTo("stops and undoes\n");
    assertThat(run("operation", "cancel", "project:acme", "--wait")).isEqualTo(5);
    assertThat(out()).contains("left over: the domain acme.example stays bought");
    assertThat(run("operation", "cancel", "project:other")).isEqualTo(65);
  }

  private static String[] with(String[] args, String... more) {
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return all;
  }
}
