package dev.longhaul.activities.mail;

import dev.longhaul.activities.fakes.FaultMatrix;
import dev.longhaul.activities.fakes.FaultMatrix.Row;
import dev.longhaul.activities.fakes.Fences;
import dev.longhaul.activities.fakes.Trouble;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.emulators.mail.MailEmulator;
import dev.longhaul.notices.WelcomeMail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The welcome mail meets every trouble; repeated mails carry one Message-ID. */
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
    SmtpSettings settings =
        world.settings(world.server.password(), Optional.empty(), Duration.ofSeconds(1));
    MailNoticeActivities notices = world.notices(settings);
    Row row =
        new Row(
            "Notices_Welcome",
            MailEmulator.SEND,
            () -> notices.welcome(Fences.of("project:acme"), MAIL),
            () ->
                (int)
                    world.server.messages().stream()
                        .map(message -> message.messageId())
                        .distinct()
                        .count(),
            1);
    MATRIX.meet(row, trouble, world.server.switchboard(), () -> {});
  }
}
