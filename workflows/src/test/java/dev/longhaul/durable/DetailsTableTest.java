package dev.longhaul.durable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** O-05: what the Web UI shows of an operation. */
class DetailsTableTest {
  private static final OperationId ID = new OperationId("project:acme");
  private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

  @Test
  void saysWhyItWaitsUntilWhenAndWhatToType() {
    Parking parking =
        new Parking(
            1,
            "DEPLOY",
            new FailureReport("BUILD_FAILED", "build failed on web-2 <exit 1>"),
            List.of(DecisionWord.RETRY, DecisionWord.GIVE_UP),
            List.of(),
            START,
            START.plusSeconds(86_400),
            null);

    String page = DetailsTable.of(progress(parking));

    assertThat(page.replace('\u00a0', '_').replace('\u2011', '~'))
        .isEqualTo(
            """
            **provision acme.example** · parked · started by jo

            | Step | Since (UTC) | What |
            | :-- | :-- | :-- |
            | ✔_Obtain_domain__ | 01~31_10:00:00__ | registered, 11.88 EUR |
            | ✖_Deploy__ | 01~31_10:00:00__ | waits for a person |
            | ·_Check_health__ | __ |  |

            **Waits for a decision:** build failed on web-2 &lt;exit 1\\>

            Until 2026-02-01 10:00 UTC, then it gives up. One of retry, give-up:

                longhaul operation decide project:acme retry
            """);
  }

  @Test
  void leavesACommandAsItIsTyped() {
    assertThat(
            DetailsTable.escape("too *dear*: longhaul operation decide a:b edit --set x='1 EUR'"))
        .isEqualTo("too \\*dear\\*: `longhaul operation decide a:b edit --set x='1 EUR'`");
    assertThat(DetailsTable.escape("longhaul server add `x` | <b>, or 'longhaul a b c' *d*"))
        .isEqualTo("longhaul server add \\`x\\` \\| &lt;b\\>, or 'longhaul a b c' \\*d\\*");
  }

  private static Progress progress(Parking parking) {
    return new Progress(
        ID,
        "provision-project",
        "acme",
        "provision acme.example",
        OperationState.PARKED,
        new Actor("jo"),
        START,
        null,
        null,
        List.of(
            step("Obtain domain", StepStatus.DONE, START, "registered, 11.88 EUR", null),
            step("Deploy", StepStatus.PARKED, START, null, "a person"),
            step("Check health", StepStatus.PENDING, null, null, null)),
        parking,
        null,
        List.of(),
        List.of(),
        null,
        "workflow");
  }

  private static StepProgress step(
      String title, StepStatus status, Instant started, String fact, String waitsFor) {
    return new StepProgress(
        "STEP", title, status, started, null, fact, waitsFor, null, null, null, null);
  }
}
