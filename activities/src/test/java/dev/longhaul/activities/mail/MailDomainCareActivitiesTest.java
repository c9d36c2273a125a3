package dev.longhaul.activities.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.acting.DueNotices;
import dev.longhaul.activities.fakes.Failed;
import dev.longhaul.durable.Notice;
import dev.longhaul.emulators.mail.MailMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Word about domains that need somebody (D-03, D-13). */
class MailDomainCareActivitiesTest {
  private final List<DueNotices.Notice> due = new ArrayList<>();
  private final List<Instant> cared = new ArrayList<>();
  private final MemoryNoticePost operators = new MemoryNoticePost();
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
  void sendsEveryKindOfLetterInBothLanguages() {
    for (DueNotices.Kind kind : DueNotices.Kind.values()) {
      due.add(notice(kind, "owner@acme.example", "de"));
      due.add(notice(kind, "owner@acme.example", "en"));
    }
    assertThat(remind()).isEqualTo(8);
    assertThat(world.server.messages())
        .hasSize(8)
        .allSatisfy(
            message -> {
              assertThat(message.subject()).contains("acme.example").doesNotContain("{{");
              assertThat(message.text()).contains("acme.example").doesNotContain("{{");
            });
  }

  @Test
  void tellsTheOwnerWhatTheRegistrarWaitsFor() {
    due.add(notice(DueNotices.Kind.APPROVAL, "owner@acme.example", "en"));
    remind();
    MailMessage letter = world.server.messages().get(0);
    assertThat(letter.to()).containsExactly("owner@acme.example");
    assertThat(letter.text()).contains("TRANSFER WAITING", "2026-11-26 12:00");
  }

  @Test
  void tellsTheOperatorsWhenThereIsNoOwner() {
    due.add(notice(DueNotices.Kind.DEADLINE, null, "de"));
    remind();
    MailMessage letter = world.server.messages().get(0);
    assertThat(letter.to()).contains("ops@customers.example");
    assertThat(letter.text()).contains("longhaul domain extend acme.example --by P3D");
  }

  @Test
  void sendsEachNoticeOnceAndNotesThatItLooked() {
    due.add(notice(DueNotices.Kind.APPROVAL, "owner@acme.example", "en"));
    remind();
    remind();
    assertThat(world.server.messages()).hasSize(1);
    assertThat(cared).hasSize(2);
  }

  @Test
  void tellsTheOperatorsOnceWhatAMailboxRefusesForGoodAndSendsTheRest() {
    due.add(notice(DueNotices.Kind.APPROVAL, "owner@acme.example", "en"));
    due.add(notice(DueNotices.Kind.DEADLINE, null, "en"));
    world.server.rejectNext(1, 554);
    remind();
    remind();
    assertThat(world.server.messages())
        .singleElement()
        .satisfies(sent -> assertThat(sent.to()).contains("ops@customers.example"));
    assertThat(operators.posted)
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.kind()).isEqualTo(Notice.Kind.MAIL_REFUSED);
              assertThat(told.title()).isEqualTo("acme.example");
              assertThat(told.lines())
                  .singleElement()
                  .asString()
                  .startsWith("acme.example, approval, to owner@acme.example: ")
                  .contains("Refused by the emulator");
              assertThat(told.commands()).containsExactly("longhaul domain status acme.example");
            });
  }

  @Test
  void tellsOfARefusedMailboxAlsoWhenTheNextLetterHasToWait() {
    due.add(notice(DueNotices.Kind.APPROVAL, "owner@acme.example", "en"));
    due.add(notice(DueNotices.Kind.DEADLINE, null, "en"));
    world.server.rejectNext(1, 554);
    world.server.rejectNext(1, 451);
    assertThat(Failed.by(this::remind).retryable()).isTrue();
    remind();
    assertThat(operators.posted).hasSize(1);
    assertThat(world.server.messages()).hasSize(1);
  }

  @Test
  void aRefusedLoginKeepsEveryNoticeUntilItIsMended() {
    due.add(notice(DueNotices.Kind.DEADLINE, null, "en"));
    Failed refused = Failed.by(() -> remind("wrong"));
    assertThat(refused.retryable()).isTrue();
    assertThat(cared).isEmpty();
    remind();
    assertThat(world.server.messages()).hasSize(1);
  }

  @Test
  void sendsNothingOnceAnotherAttemptHasItsTurn() {
    due.add(notice(DueNotices.Kind.DEADLINE, null, "en"));
    world.acting.loseLock();
    assertThat(Failed.by(this::remind).retryable()).isTrue();
    assertThat(world.acting.subjects()).containsExactly("mail/domains/inwx-test");
    assertThat(world.server.messages()).isEmpty();
  }

  private int remind() {
    return remind(world.server.password());
  }

  private int remind(String password) {
    SmtpSettings settings = world.settings(password, Optional.empty());
    return new MailDomainCareActivities(
            new SmtpPost(settings, world.trust),
            settings,
            world.acting,
            world.sent,
            new Notices(),
            operators,
            Clock.systemUTC())
        .remind("inwx-test");
  }

  private static DueNotices.Notice notice(DueNotices.Kind kind, String to, String locale) {
    return new DueNotices.Notice(
        kind + "." + locale,
        kind,
        to,
        locale,
        Map.of(
            "domain", "acme.example", "words", "TRANSFER WAITING", "moment", "2026-11-26 12:00"));
  }

  private final class Notices implements DueNotices {
    @Override
    public List<Notice> due(String account, Instant now, int limit) {
      return due;
    }

    @Override
    public void cared(String account, Instant at) {
      cared.add(at);
    }
  }
}
