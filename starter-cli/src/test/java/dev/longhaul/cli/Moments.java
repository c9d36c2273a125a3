package dev.longhaul.cli;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.FailureReport;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Parking;
import dev.longhaul.durable.Progress;
import dev.longhaul.durable.StepProgress;
import dev.longhaul.durable.StepStatus;
import java.time.Instant;
import java.util.List;

/** Moments of operations, as a service would describe them. */
final class Moments {
  static final Instant START = Instant.parse("2026-01-31T10:00:00Z");
  static final OperationId ACME = new OperationId("project:acme");
  static final OperationId DOMAIN = new OperationId("domain:acme.example");

  private Moments() {}

  static Progress running() {
    return progress(
        ACME, OperationState.RUNNING, steps(StepStatus.RUNNING, null), null, null, null);
  }

  static Progress parked(int number) {
    String failure =
        "build failed on web-2, exit 1 (dpl-8f3c)\nnpm ERR! missing script: build\u001b[2J";
    Parking parking =
        new Parking(
            number,
            "DEPLOY",
            new FailureReport("DEPLOYMENT_FAILED", failure),
            List.of(
                DecisionWord.RETRY, DecisionWord.ABORT, DecisionWord.GIVE_UP, DecisionWord.EXTEND),
            List.of(),
            START.plusSeconds(9),
            START.plusSeconds(7 * 24 * 3600),
            "coolify-main");
    return progress(
        ACME, OperationState.PARKED, steps(StepStatus.PARKED, failure), parking, null, null);
  }

  static Progress waitingForChild() {
    StepProgress step =
        step(
            "OBTAIN_DOMAIN",
            "Obtain domain",
            StepStatus.RUNNING,
            0,
            null,
            null,
            "operation " + DOMAIN);
    return progress(ACME, OperationState.WAITING_FOR_CHILD, List.of(step), null, DOMAIN, null);
  }

  static Progress parkedChild() {
    Parking parking =
        new Parking(
            1,
            "REGISTER",
            new FailureReport("PRICE_ABOVE_LIMIT", "costs 25.00 EUR, the limit is 20.00 EUR"),
            List.of(DecisionWord.RETRY, DecisionWord.EDIT, DecisionWord.ABORT),
            List.of("price_limit"),
            START,
            START.plusSeconds(3600),
            null);
    StepProgress step =
        step("REGISTER", "Register", StepStatus.PARKED, 0, null, parking.failure().message(), null);
    return progress(DOMAIN, OperationState.PARKED, List.of(step), parking, null, null);
  }

  static Progress ended(OperationState outcome, String message) {
    StepStatus status = outcome == OperationState.SUCCEEDED ? StepStatus.DONE : StepStatus.FAILED;
    return progress(ACME, outcome, steps(status, "finished"), null, null, message);
  }

  static Progress recorded(OperationState state) {
    return progress(ACME, state, List.of(), null, null, null).with(List.of(), "recorded");
  }

  private static List<StepProgress> steps(StepStatus deploy, String fact) {
    return List.of(
        step(
            "OBTAIN_DOMAIN",
            "Obtain domain",
            StepStatus.DONE,
            0,
            3200,
            "registered, 11.88 EUR",
            null),
        step(
            "CHOOSE_SERVER",
            "Choose server",
            StepStatus.DONE,
            3200,
            3300,
            "web-2, slot 8 of 20",
            null),
        step("DEPLOY", "Deploy", deploy, 3300, deploy == StepStatus.DONE ? 9000 : null, fact, null),
        step("WELCOME", "Welcome owner", StepStatus.PENDING, null, null, null, null));
  }

  private static StepProgress step(
      String step,
      String title,
      StepStatus status,
      Integer from,
      Integer to,
      String fact,
      String wait) {
    Instant started = from == null ? null : START.plusMillis(from);
    Instant ended = to == null ? null : START.plusMillis(to);
    return new StepProgress(
        step, title, status, started, ended, fact, wait, null, null, null, null);
  }

  private static Progress progress(
      OperationId id,
      OperationState state,
      List<StepProgress> steps,
      Parking parking,
      OperationId child,
      String message) {
    return new Progress(
        id,
        "provision-project",
        id.subject(),
        id.equals(ACME) ? "provision acme.example" : "register acme.example",
        state,
        new Actor("jo"),
        START,
        state.ended() ? START.plusMillis(12_400) : null,
        null,
        steps,
        parking,
        child,
        state.ended() ? List.of(Money.parse("11.88 EUR")) : List.of(),
        state == OperationState.ABORTED
            ? List.of("the domain acme.example stays bought")
            : List.of(),
        message,
        "live");
  }
}
