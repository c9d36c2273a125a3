package dev.longhaul.activities.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.fakes.Failed;
import dev.longhaul.activities.fakes.Fences;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.FailureReport;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperatorActivities.ParkNotice;
import dev.longhaul.durable.Parking;
import dev.longhaul.emulators.mail.MailMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailOperatorActivitiesTest {
  private static final Fence FENCE = Fences.of("project:acme");
  @TempDir private Path directory;
  private MailWorld world;

  @BeforeEach
  void start() {
    world = new MailWorld(directory);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void tellsEveryAdminWhatFailedAndWhatToType() {
    world.operators().tellParked(FENCE, notice(1, false));
    assertThat(world.server.messages())
        .flatExtracting(MailMessage::to)
        .containsExactlyInAnyOrder("ops@customers.example", "night@customers.example");
    MailMessage message = world.server.messages().get(0);
    assertThat(message.subject()).isEqualTo("[Longhaul] parked: provision acme.example - Deploy");
    assertThat(message.text())
        .contains(
            "build failed on web-2, exit 1",
            "DEPLOYMENT_FAILED",
            "longhaul operation show project:acme",
            "longhaul operation decide project:acme retry",
            "longhaul operation decide project:acme give-up",
            "2026-08-08 14:00 CEST");
    assertThat(message.html()).contains("build failed on web-2");
  }

  @Test
  void tellsEachParkAndEachReminderOnce() {
    MailOperatorActivities operators = world.operators();
    operators.tellParked(FENCE, notice(1, false));
    operators.tellParked(FENCE, notice(1, false));
    operators.tellParked(FENCE, notice(1, true));
    operators.tellParked(FENCE, notice(1, true));
    operators.tellParked(FENCE, notice(2, false));
    assertThat(world.server.messages())
        .extracting(MailMessage::messageId)
        .hasSize(6)
        .doesNotHaveDuplicates();
    Fence nextRun = new Fence(FENCE.operation(), FENCE.token() + 1, 1);
    operators.tellParked(nextRun, notice(1, false));
    assertThat(world.server.messages()).hasSize(8);
  }

  @Test
  void oneBadAddressKeepsTheNoticeFromNobodyElse() {
    MailOperatorActivities operators = world.operators("not an address", "ops@customers.example");
    Failed refused = Failed.by(() -> operators.tellParked(FENCE, notice(1, false)));
    assertThat(refused.type()).isEqualTo(MailProblem.ADDRESS_REFUSED.name());
    Failed.by(() -> operators.tellParked(FENCE, notice(1, false)));
    assertThat(world.server.messages())
        .as("once, however often it is tried")
        .flatExtracting(MailMessage::to)
        .containsExactly("ops@customers.example");
  }

  @Test
  void triesAgainOnlyForTheAdminWhoDidNotGetIt() {
    world.server.rejectNext(1, 451);
    Failed failed = Failed.by(() -> world.operators().tellParked(FENCE, notice(1, false)));
    assertThat(failed.retryable()).isTrue();
    world.operators().tellParked(FENCE, notice(1, false));
    assertThat(world.server.messages())
        .flatExtracting(MailMessage::to)
        .containsExactly("night@customers.example", "ops@customers.example");
  }

  private static ParkNotice notice(int number, boolean reminder) {
    return new ParkNotice(
        "provision acme.example",
        "Deploy",
        new Parking(
            number,
            "DEPLOY",
            new FailureReport("DEPLOYMENT_FAILED", "build failed on web-2, exit 1"),
            List.of(DecisionWord.RETRY, DecisionWord.EDIT, DecisionWord.GIVE_UP),
            List.of(),
            Instant.parse("2026-08-01T12:00:00Z"),
            Instant.parse("2026-08-08T12:00:00Z"),
            "coolify-main"),
        reminder);
  }
}
