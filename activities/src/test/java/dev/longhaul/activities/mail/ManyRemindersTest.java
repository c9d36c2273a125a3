package dev.longhaul.activities.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.postgres.Ledger;
import dev.longhaul.activities.postgres.LedgerDueNotices;
import dev.longhaul.activities.postgres.LedgerRegistrar;
import dev.longhaul.activities.postgres.LedgerSentMail;
import dev.longhaul.activities.postgres.TestLedger;
import dev.longhaul.emulators.mail.MailMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
    ledger
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into domain_transfers
                      (domain, account, operation, fence, sequence, state, words, meaning,
                       owner_email, locale, requested_at, deadline)
                    select 'd' || n || '.example', ?, 'domain:d' || n || '.example', 1, 1,
                      'PENDING', 'TRANSFER WAITING', 'NEEDS_APPROVAL', 'owner@acme.example', 'en',
                      now() - interval '25 hours', now() + interval '5 days'
                    from generate_series(1, ?) as n
                    """,
                    ACCOUNT,
                    count));
  }
}
