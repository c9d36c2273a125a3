package dev.longhaul.activities.mail;

import dev.longhaul.activities.acting.DueNotices;
import dev.longhaul.activities.fakes.FaultMatrix;
import dev.longhaul.activities.fakes.FaultMatrix.Row;
import dev.longhaul.activities.fakes.Fences;
import dev.longhaul.activities.fakes.Trouble;
import dev.longhaul.domains.DomainCareActivities;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Notice;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.emulators.mail.MailEmulator;
import dev.longhaul.emulators.mail.MailMessage;
import dev.longhaul.notices.WelcomeMail;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Welcome mails and reminders meet every trouble; repeated mails carry one Message-ID. */
class MailFaultMatrixTest {
  private static final FaultMatrix MATRIX = new FaultMatrix("mail");
  private static final WelcomeMail MAIL =
      new WelcomeMail(
          "acme",
          "Acme",
          "jo@acme.example",
          "en",
          new DomainName("acme.example"),
          "https://acme.example",
          SecretRef.of("acme", "initial-password"),
          "welcome.acme.1@customers.example",
          null);
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

  @AfterAll
  static void publish() throws Exception {
    MATRIX.publish();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SLOW_DRIP")
  void isSentAgainUnderTheSameId(Trouble trouble) {
    MailNoticeActivities notices = world.notices(settings());
    meet("Notices_Welcome", () -> notices.welcome(Fences.of("project:acme"), MAIL), trouble);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SLOW_DRIP")
  void remindsAgainUnderTheSameId(Trouble trouble) {
    DomainCareActivities care =
        new MailDomainCareActivities(
            new SmtpPost(settings(), world.trust),
            settings(),
            world.acting,
            world.sent,
            new OneReminder(),
            new MemoryNoticePost(),
            Clock.systemUTC());
    meet("DomainCare_Remind", () -> care.remind("inwx-test"), trouble);
  }

  /** Two admins, each with a letter of his own. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SLOW_DRIP")
  void tellsEveryOperatorAgainUnderTheSameId(Trouble trouble) {
    MailOperatorActivities operators = world.operators(settings());
    Notice notice =
        new Notice(
            "project:acme/1/gave-up",
            Notice.Kind.GAVE_UP,
            Instant.parse("2026-08-01T12:00:00Z"),
            new OperationId("project:acme"),
            "provision acme.example",
            null,
            null,
            "nobody decided before the deadline",
            null,
            List.of(),
            List.of());
    Row row =
        new Row("Operators_Tell", MailEmulator.SEND, () -> operators.tell(notice), this::ids, 2);
    MATRIX.meet(row, trouble, world.server.switchboard(), () -> {});
  }

  private SmtpSettings settings() {
    return world.settings(world.server.password(), Optional.empty(), Duration.ofSeconds(1));
  }

  private void meet(String activity, Runnable act, Trouble trouble) {
    Row row = new Row(activity, MailEmulator.SEND, act, this::ids, 1);
    MATRIX.meet(row, trouble, world.server.switchboard(), () -> {});
  }

  /** How many different mails have come. */
  private int ids() {
    return (int) world.server.messages().stream().map(MailMessage::messageId).distinct().count();
  }

  /** The same reminder whenever somebody asks. */
  private static final class OneReminder implements DueNotices {
    @Override
    public List<DueNotices.Notice> due(String account, Instant now, int limit) {
      Map<String, String> values =
          Map.of("domain", "acme.example", "words", "TRANSFER WAITING", "moment", "tomorrow");
      return List.of(
          new DueNotices.Notice("approval.1", Kind.APPROVAL, "jo@acme.example", "en", values));
    }

    @Override
    public void cared(String account, Instant at) {}
  }
}
