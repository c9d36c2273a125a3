package dev.longhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.cli.screen.Terminal;
import dev.longhaul.durable.OperationState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowTest extends CliCase {
  private static final Terminal TERMINAL = new Terminal(true, 80, false);

  @ParameterizedTest
  @CsvSource({"SUCCEEDED,0", "FAILED,1", "PARTIAL,3", "ROLLED_BACK,4", "ABORTED,5"})
  void endsWithTheCodeOfTheOutcome(OperationState outcome, int code) {
    service.moments(Moments.running(), Moments.ended(outcome, "that was it"));

    assertThat(run("operation", "watch", "project:acme")).isEqualTo(code);
    assertThat(out()).contains("after 12.4 s: that was it").contains("paid 11.88 EUR");
  }

  @Test
  void appendsALineWhenSomethingChangedAndNoOtherwise() {
    service.moments(
        Moments.running(),
        Moments.running(),
        Moments.running(),
        Moments.ended(OperationState.SUCCEEDED, "https://acme.example is live on web-2"));

    assertThat(run("project", "provision", example("acme.yaml"), "--wait")).isZero();
    assertThat(out())
        .isEqualTo(
            """
            project:acme · provision acme.example · started by jo
             ✔ project:acme Obtain domain: registered, 11.88 EUR (3.2 s)
             ✔ project:acme Choose server: web-2, slot 8 of 20 (0.1 s)
             ◐ project:acme Deploy
             ✔ project:acme Deploy: finished (5.7 s)
            project:acme succeeded after 12.4 s: https://acme.example is live on web-2
            project:acme paid 11.88 EUR
            """);
  }

  @Test
  void stopsAtAParkUnlessTheEndIsWanted() {
    service.moments(Moments.running(), Moments.parked(1));
    assertThat(run("operation", "watch", "project:acme")).isEqualTo(6);
    assertThat(out()).contains("decide  longhaul operation decide project:acme retry");

    service.moments(
        Moments.parked(1), Moments.running(), Moments.ended(OperationState.SUCCEEDED, "live"));
    assertThat(run("operation", "watch", "project:acme", "--until", "end")).isZero();
  }

  @Test
  void treatsAParkedChildAsParked() {
    service.moments(Moments.waitingForChild());
    service.moments(Moments.parkedChild());

    assertThat(run("operation", "watch", "project:acme")).isEqualTo(6);
    assertThat(out())
        .contains(" ◐ project:acme Obtain domain: waits for operation domain:acme.example")
        .contains("domain:acme.example Register: parked: costs 25.00 EUR, the limit is 20.00 EUR")
        .contains("decide  longhaul operation decide domain:acme.example retry")
        .contains("or      edit --set price_limit=..., abort");
  }

  @Test
  void waitsBeyondTheParkThatWasDecided() {
    service.moments(
        Moments.parked(1),
        Moments.parked(1),
        Moments.parked(1),
        Moments.running(),
        Moments.parked(2));

    assertThat(run("operation", "decide", "project:acme", "retry", "--wait")).isEqualTo(6);
    assertThat(out()).startsWith("decided: retry\n").contains("Deploy\n").contains("parked: build");
  }

  @Test
  void believesAParkThatStaysAfterItsDecision() {
    service.moments(Moments.parked(1));

    assertThat(run("operation", "decide", "project:acme", "retry", "--wait")).isEqualTo(6);
  }

  @Test
  void givesUpWaitingWithoutStoppingAnything() {
    service.moments(Moments.running());

    assertThat(run("operation", "watch", "project:acme", "--timeout", "90s")).isEqualTo(7);
    assertThat(err())
        .isEqualTo(
            "longhaul: gave up waiting; the operation goes on. Look again with:"
                + " longhaul operation watch project:acme\n");
    assertThat(service.requests).noneMatch(request -> request.startsWith("POST"));
  }

  @Test
  void waitsForAServiceThatRestarts() {
    service.moments(Moments.running(), Moments.ended(OperationState.SUCCEEDED, "live"));
    service.fault(202, "{\"operation_id\":\"project:acme\"}", Map.of());
    service.fault(502, "bad gateway", Map.of());
    service.fault(503, "", Map.of());

    assertThat(run("project", "provision", example("acme.yaml"), "--wait")).isZero();
    assertThat(err()).contains("waiting for it; the operation does not need it").hasLineCount(1);
  }

  @Test
  void endsWhenTheServiceStaysAway() {
    service.fault(202, "{\"operation_id\":\"project:acme\"}", Map.of());
    for (int i = 0; i < 300; i++) {
      service.fault(502, "bad gateway", Map.of());
    }

    assertThat(run("project", "provision", example("acme.yaml"), "--wait")).isEqualTo(69);
  }

  @Test
  void printsOneDocumentPerChange() throws Exception {
    service.moments(
        Moments.running(), Moments.running(), Moments.ended(OperationState.SUCCEEDED, "live"));

    assertThat(run("operation", "watch", "project:acme", "--output", "json")).isZero();
    assertThat(documents())
        .extracting(document -> document.path("state").asText())
        .containsExactly("RUNNING", "SUCCEEDED");
  }

  @Test
  void printsTheStartAndThenTheProgressAsDocuments() throws Exception {
    service.moments(Moments.ended(OperationState.SUCCEEDED, "live"));

    run("project", "provision", example("acme.yaml"), "--wait", "--output", "json");

    List<JsonNode> documents = documents();
    assertThat(documents.get(0).path("status").asText()).isEqualTo("provisioning");
    assertThat(documents.get(1).path("state").asText()).isEqualTo("SUCCEEDED");
  }

  @Test
  void drawsABlockOnATerminal() {
    terminal = TERMINAL;
    service.moments(Moments.running(), Moments.parked(1));

    assertThat(run("operation", "watch", "project:acme")).isEqualTo(6);
    String[] drawn = out().split("\u001b\\[5A");
    assertThat(drawn).hasSize(2);
    assertThat(plain(drawn[0]))
        .isEqualTo(
            """
            project:acme · provision acme.example · started by jo
             ✔ Obtain domain       registered, 11.88 EUR                               3.2 s
             ✔ Choose server       web-2, slot 8 of 20                                 0.1 s
             ◐ Deploy                                                                  1.7 s
             · Welcome owner
            """);
    assertThat(plain(drawn[1]))
        .isEqualTo(
            """
            project:acme · provision acme.example · started by jo
             ✔ Obtain domain       registered, 11.88 EUR                               3.2 s
             ✔ Choose server       web-2, slot 8 of 20                                 0.1 s
             ✖ Deploy              parked: build failed on web-2, exit 1 (dpl-8f3c)
             · Welcome owner
                 npm ERR! missing script: build[2J
                 log     longhaul project log acme
                 decide  longhaul operation decide project:acme retry
                 or      abort, give-up, extend --extend-by 2d
                 until   2026-02-07 10:00Z, then it gives up
            """);
  }

  @Test
  void keepsWithinTheTerminal() {
    terminal = new Terminal(true, 60, false);
    service.moments(Moments.waitingForChild());
    service.moments(Moments.parkedChild());

    run("operation", "watch", "project:acme");

    assertThat(plain(out()).lines().filter(line -> !line.contains("decide ")))
        .allMatch(line -> line.length() <= 60);
    assertThat(out())
        .contains("✖ Register            parked: costs 25.00 EUR, the")
        .contains("…\n")
        .contains("     parked: costs 25.00 EUR, the limit is 20.00 EUR\n");
  }

  @Test
  void neverCutsWhatIsSaidOnceOrChosenFrom() {
    terminal = new Terminal(true, 40, false);
    service.moments(Moments.waitingForChild());
    service.moments(Moments.parkedChild());
    run("operation", "show", "project:acme");
    assertThat(out()).contains("     or      edit --set price_limit=..., abort\n");

    String outcome = "https://acme.example is live on web-2, slot 8 of 20";
    service.moments(Moments.ended(OperationState.SUCCEEDED, outcome));
    run("operation", "show", "project:acme");
    assertThat(out()).contains("succeeded after 12.4 s: " + outcome + "\n");
  }

  @Test
  void coloursOnlyWhenAllowed() {
    service.moments(Moments.ended(OperationState.SUCCEEDED, "live"));
    terminal = Terminal.of(Map.of("LONGHAUL_COLUMNS", "80", "TERM", "xterm"), false);
    run("operation", "watch", "project:acme");
    assertThat(out()).contains("\u001b[32m✔\u001b[0m");

    terminal =
        Terminal.of(Map.of("LONGHAUL_COLUMNS", "80", "TERM", "xterm", "NO_COLOR", "1"), false);
    run("operation", "watch", "project:acme");
    assertThat(out()).doesNotContain("\u001b[32m");
    assertThat(Terminal.of(Map.of("LONGHAUL_COLUMNS", "80"), true)).isEqualTo(Terminal.none());
  }

  @Test
  void saysWhenOnlyWhatIsRecordedIsKnown() {
    terminal = TERMINAL;
    service.moments(
        Moments.recorded(OperationState.RUNNING), Moments.ended(OperationState.SUCCEEDED, "live"));

    assertThat(run("operation", "watch", "project:acme")).isZero();
    assertThat(out()).contains("no worker answers; this is only what is recorded");
  }

  private static String plain(String drawn) {
    return drawn.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "");
  }
}
