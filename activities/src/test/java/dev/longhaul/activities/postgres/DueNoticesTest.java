package dev.longhaul.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.acting.DueNotices.Kind;
import dev.longhaul.activities.acting.DueNotices.Notice;
import dev.longhaul.domains.DomainName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is reminded of what, and when (D-03, D-13). */
class DueNoticesTest {
  private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
  private final Ledger ledger = TestLedger.open();
  private final LedgerDueNotices notices = new LedgerDueNotices(ledger.jdbi(), ZoneId.of("UTC"));

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void remindsTheOwnerAfterOneDayAndAfterThree() {
    transfer("NEEDS_APPROVAL", Duration.ofDays(10));
    assertThat(after(Duration.ofHours(23))).isEmpty();
    List<Notice> first = after(Duration.ofHours(25));
    assertThat(first).extracting(Notice::kind).containsExactly(Kind.APPROVAL);
    assertThat(first.get(0).to()).isEqualTo("owner@acme.example");
    assertThat(first.get(0).values())
        .containsEntry("domain", "acme.example")
        .containsEntry("words", "TRANSFER WAITING")
        .containsEntry("moment", "2026-11-11 12:00");
    sent(first);
    assertThat(after(Duration.ofDays(2))).isEmpty();
    List<Notice> second = after(Duration.ofDays(3));
    assertThat(second).hasSize(1);
    sent(second);
    assertThat(after(Duration.ofDays(8))).isEmpty();
  }

  @Test
  void remindsNobodyOfWhatNeedsNoApproval() {
    transfer("UNDER_WAY", Duration.ofDays(10));
    assertThat(after(Duration.ofDays(5))).isEmpty();
  }

  @Test
  void tellsTheOperatorsADayBeforeTheDeadline() {
    transfer("UNDER_WAY", Duration.ofDays(5));
    assertThat(after(Duration.ofDays(3))).isEmpty();
    List<Notice> notice = after(Duration.ofDays(4).plusHours(1));
    assertThat(notice).extracting(Notice::kind).containsExactly(Kind.DEADLINE);
    assertThat(notice.get(0).to()).isNull();
    sent(notice);
    execute("update domain_transfers set deadline = deadline + interval '3 days'");
    assertThat(after(Duration.ofDays(6))).isEmpty();
    assertThat(after(Duration.ofDays(7).plusHours(1))).as("the new deadline").hasSize(1);
  }

  @Test
  void tellsOfDomainsThatExpireAndAreNotRenewed() {
    domain("kept.example", "AUTORENEW", "VERIFIED");
    domain("gone.example", "AUTODELETE", "VERIFIED");
    assertThat(after(Duration.ofDays(9))).isEmpty();
    List<Notice> month = after(Duration.ofDays(11));
    assertThat(month).extracting(Notice::kind).containsExactly(Kind.EXPIRY);
    assertThat(month.get(0).values()).containsEntry("domain", "gone.example");
    sent(month);
    assertThat(after(Duration.ofDays(20))).isEmpty();
    assertThat(after(Duration.ofDays(34))).as("a week before").hasSize(1);
  }

  @Test
  void tellsOfADomainThatExpiresAndWhoseRenewalIsNotKnown() {
    domain("unknown.example", null, "VERIFIED");
    assertThat(after(Duration.ofDays(11)))
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.kind()).isEqualTo(Kind.EXPIRY);
              assertThat(notice.values()).containsEntry("words", "-");
            });
  }

  @Test
  void asksForAConfirmationOfTheAddressEveryFiveDays() {
    domain("new.example", "AUTORENEW", "PENDING");
    List<Notice> first = after(Duration.ofHours(1));
    assertThat(first).extracting(Notice::kind).containsExactly(Kind.VERIFICATION);
    sent(first);
    assertThat(after(Duration.ofHours(2))).isEmpty();
    assertThat(after(Duration.ofDays(6))).hasSize(1);
  }

  @Test
  void leavesOutWhatIsGoneOrInAnotherAccount() {
    domain("gone.example", "AUTODELETE", "PENDING");
    execute("update domains set gone_at = now()");
    transfer("NEEDS_APPROVAL", Duration.ofDays(5));
    assertThat(notices.due("inwx-other", START.plus(Duration.ofDays(100)), 10)).isEmpty();
    execute("update domain_transfers set state = 'COMPLETED', ended_at = now()");
    assertThat(after(Duration.ofDays(100))).isEmpty();
  }

  private List<Notice> after(Duration time) {
    return notices.due("inwx-test", START.plus(time), 10);
  }

  private void sent(List<Notice> all) {
    all.forEach(notice -> new LedgerSentMail(ledger.jdbi()).sent(notice.key()));
  }

  private void transfer(String meaning, Duration patience) {
    DomainName domain = new DomainName("acme.example");
    TestTransfers.add(ledger, "inwx-test", domain, meaning, START, START.plus(patience));
  }

  private void domain(String name, String renewal, String verification) {
    ledger
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into domains
                      (name, account, status, expires_at, renewal_mode, verification, seen_at)
                    values (?, 'inwx-test', 'OK', ?, ?, ?, now())
                    """,
                    name,
                    START.plus(Duration.ofDays(40)),
                    renewal,
                    verification));
  }

  private void execute(String sql) {
    ledger.jdbi().useHandle(handle -> handle.execute(sql));
  }
}
