package dev.longhaul.activities.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.postgres.Ledger;
import dev.longhaul.activities.postgres.LedgerDueNotices;
import dev.longhaul.activities.postgres.LedgerRegistrar;
import dev.longhaul.activities.postgres.LedgerSentMail;
import dev.longhaul.activities.postgres.TestLedger;
import dev.longhaul.activities.postgres.TestTransfers;
import dev.longhaul.domains.DomainName;
import dev.longhaul.emulators.mail.MailMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More reminders at a time than one round sends (D-03). */
class ManyRemindersTest {
  private static final String ACCOUNT = "inwx-test";
  private static final Clock CLOCK = Clock.systemUTC();
  @TempDir private Path directory;
  private MailWorld world;
  private Ledger ledger;

  @BeforeEach
  void start() {
    world = new MailWorld(directory);
    ledger = TestLedger.open();
  }

  @AfterEach
  void close() {
    ledger.close();
    world.close();
  }

  @Test
  void anotherRoundIsDueUntilNobodyWaitsForWord() {
    transfers(9);
    assertThat(remind()).isEqualTo(4);
    assertThat(due()).isTrue();
    assertThat(remind()).isEqualTo(4);
    assertThat(due()).isTrue();
    assertThat(remind()).isEqualTo(1);
    assertThat(due()).isFalse();
    assertThat(world.server.messages())
        .extracting(MailMessage::messageId)
        .hasSize(9)
        .doesNotHaveDuplicates();
  }

  private boolean due() {
    return new LedgerRegistrar(ledger.jdbi())
        .due(ACCOUNT, CLOCK.instant(), Duration.ofHours(6), Duration.ofHours(1))
        .careDue();
  }

  private int remind() {
    SmtpSettings settings = world.settings(world.server.password(), Optional.empty());
    return new MailDomainCareActivities(
            new SmtpPost(settings, world.trust),
            settings,
            world.acting,
            new LedgerSentMail(ledger.jdbi()),
            new LedgerDueNotices(ledger.jdbi(), ZoneOffset.UTC),
            new MemoryNoticePost(),
            CLOCK,
            4)
        .remind(ACCOUNT);
  }

  private void transfers(int count) {
    Instant now = CLOCK.instant();
    for (int i = 1; i <= count; i++) {
      TestTransfers.add(
          ledger,
          ACCOUNT,
          new DomainName("d" + i + ".example"),
          "NEEDS_APPROVAL",
          now.minus(Duration.ofHours(25)),
          now.plus(Duration.ofDays(5)));
    }
  }
}
