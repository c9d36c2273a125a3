package dev.longhaul.activities.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.fakes.Failed;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.FailureReport;
import dev.longhaul.durable.Notice;
import dev.longhaul.durable.OperationId;
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
    world.operators().tell(notice(1, false));
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
    operators.tell(notice(1, false));
    operators.tell(notice(1, false));
    operators.tell(notice(1, true));
    operators.tell(notice(1, true));
    operators.tell(notice(2, false));
    assertThat(world.server.messages())
        .extracting(MailMessage::messageId)
        .hasSize(6)
        .doesNotHaveDuplicates();
    operators.tell(notice("2", 1, false));
    assertThat(world.server.messages()).hasSize(8);
  }

  @Test
  void oneBadAddressKeepsTheNoticeFromNobodyElse() {
    MailOperatorActivities operators = world.operators("not an address", "ops@customers.example");
    Failed refused = Failed.by(() -> operators.tell(notice(1, false)));
    assertThat(refused.type()).isEqualTo(MailProblem.ADDRESS_REFUSED.name());
    Failed.by(() -> operators.tell(notice(1, false)));
    assertThat(world.server.messages())
        .as("once, however often it is tried")
        .flatExtracting(MailMessage::to)
        .containsExactly("ops@customers.example");
  }

  @Test
  void triesAgainOnlyForTheAdminWhoDidNotGetIt() {
    world.server.rejectNext(1, 451);
    Failed failed = Failed.by(() -> world.operators().tell(notice(1, false)));
    assertThat(failed.retryable()).isTrue();
    world.operators().tell(notice(1, false));
    assertThat(world.server.messages())
        .flatExtracting(MailMessage::to)
        .containsExactly("night@customers.example", "ops@customers.example");
  }

  @Test
  void tellsOfAGivenUpOperationAndOfADigest() {
    world.operators().tell(plain(Notice.Kind.GAVE_UP, "provision acme.example", List.of()));
    world
        .operators()
        .tell(plain(Notice.Kind.DIGEST, "coolify-main, parked", List.of("project:a at DEPLOY")));
    assertThat(world.server.messages())
        .extracting(MailMessage::subject)
        .containsOnly(
            "[Longhaul] given up: provision acme.example",
            "[Longhaul] many operations park: coolify-main, parked");
    assertThat(world.server.messages().get(2).text())
        .contains("nobody decided", "project:a at DEPLOY", "longhaul operation show project:acme");
  }

  private static Notice plain(Notice.Kind kind, String title, List<String> lines) {
    return new Notice(
        "project:acme/1/" + kind.word(),
        kind,
        Instant.parse("2026-08-01T12:00:00Z"),
        new OperationId("project:acme"),
        title,
        null,
        null,
        "nobody decided before the deadline",
        "coolify-main",
        lines,
        List.of("longhaul operation show project:acme"));
  }

  private static Notice notice(int number, boolean reminder) {
    return notice("1", number, reminder);
  }

  private static Notice notice(String run, int number, boolean reminder) {
    Notice.Kind kind = reminder ? Notice.Kind.REMINDER : Notice.Kind.PARKED;
    return new Notice(
        "project:acme/" + run + "/" + kind.word() + "/" + number,
        kind,
        Instant.parse("2026-08-01T12:00:00Z"),
        new OperationId("project:acme"),
        "provision acme.example",
        "Deploy",
        new Parking(
            number,
            "DEPLOY",
            new FailureReport("DEPLOYMENT_FAILED", "build failed on web-2, exit 1"),
            List.of(DecisionWord.RETRY, DecisionWord.GIVE_UP),
            List.of(),
            Instant.parse("2026-08-01T12:00:00Z"),
            Instant.parse("2026-08-08T12:00:00Z"),
            "coolify-main"),
        "build failed on web-2, exit 1",
        "coolify-main",
        List.of(),
        List.of(
            "longhaul operation decide project:acme retry",
            "longhaul operation decide project:acme give-up"));
  }
}
