package dev.longhaul.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.dns.DnsOrder;
import dev.longhaul.dns.DnsRequestActivities.Acceptance;
import dev.longhaul.dns.DnsRequestActivities.StatusNote;
import dev.longhaul.dns.RecordType;
import dev.longhaul.dns.RecordWish;
import dev.longhaul.dns.RequestStatus;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Fence;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** D-09, D-10: a row per request, every state with its time, told at least once. */
class DnsRequestsTest {
  private static final Ledger ledger = TestLedger.open();
  private static final Actor JO = new Actor("jo");
  private static final DomainName ACME = new DomainName("acme.example");
  private final DnsRequests requests = new DnsRequests(ledger.jdbi(), Clock.systemUTC());
  private final LedgerDnsRequestActivities activities =
      new LedgerDnsRequestActivities(ledger.jdbi(), Clock.systemUTC());

  @AfterAll
  static void close() {
    ledger.close();
  }

  @Test
  void theIdDecidesForEver() {
    Fence first = claim("once", "run-1");
    assertThat(activities.accept(first, order("once", "a-1"), JO))
        .isEqualTo(new Acceptance(RequestStatus.ACCEPTED, false, null));
    activities.note(next(first, 2), note("once", RequestStatus.VISIBLE, "2 answer so"));
    Fence second = claim("once", "run-2");
    assertThat(activities.accept(second, order("once", "a-2"), JO))
        .isEqualTo(new Acceptance(RequestStatus.VISIBLE, true, "2 answer so"));
    assertThat(requests.one("once").orElseThrow().accountId()).isEqualTo("a-1");
  }

  @Test
  void anOlderNoteComesTooLate() {
    Fence fence = claim("order", "run-1");
    activities.accept(fence, order("order", "a-1"), JO);
    activities.note(next(fence, 3), note("order", RequestStatus.APPLIED, "done"));
    activities.note(next(fence, 2), note("order", RequestStatus.PLANNED, null));
    activities.note(next(fence, 3), note("order", RequestStatus.APPLIED, "done"));
    DnsRequestRow row = requests.one("order").orElseThrow();
    assertThat(row.status()).isEqualTo(RequestStatus.APPLIED);
    assertThat(row.reason()).isEqualTo("done");
    assertThat(row.log())
        .extracting(DnsRequestRow.Entry::status)
        .containsExactly(RequestStatus.ACCEPTED, RequestStatus.APPLIED);
    assertThat(row.zone()).isEqualTo(ACME);
    assertThat(row.order()).isEqualTo(order("order", "a-1"));
  }

  @Test
  void theEndOfARequestIsToldLast() {
    Fence fence = claim("last", "run-1");
    activities.accept(fence, order("last", "a-1"), JO);
    activities.note(next(fence, 5), note("last", RequestStatus.VISIBLE, "2 answer so"));
    assertThat(told()).contains("last ACCEPTED", "last VISIBLE");
    DnsRequestRow before = requests.one("last").orElseThrow();
    activities.note(next(fence, 3), note("last", RequestStatus.APPLIED, "waits for a decision"));
    DnsRequestRow row = requests.one("last").orElseThrow();
    assertThat(row.log()).isEqualTo(before.log());
    assertThat(row.told()).isEqualTo(before.told());
    assertThat(told()).isEmpty();
  }

  @Test
  void aSupersededRunNotesNothing() {
    Fence old = claim("fence", "run-1");
    activities.accept(old, order("fence", "a-1"), JO);
    claim("fence", "run-2");
    assertThatThrownBy(
            () -> activities.note(next(old, 2), note("fence", RequestStatus.FAILED, "x")))
        .satisfies(OperationsTest.SupersededCheck::is);
    assertThat(requests.one("fence").orElseThrow().status()).isEqualTo(RequestStatus.ACCEPTED);
  }

  @Test
  void whatIsNoRequestIsKeptAsInvalidOnce() {
    requests.invalid("bad", "kafka", "digest", "record_type is missing", JO);
    requests.invalid("bad", "kafka", "digest", "another reason", JO);
    DnsRequestRow row = requests.one("bad").orElseThrow();
    assertThat(row.status()).isEqualTo(RequestStatus.INVALID);
    assertThat(row.reason()).isEqualTo("record_type is missing");
    assertThat(row.order()).isNull();
  }

  @Test
  void anAcceptedRequestTakesOverTheRowOfWhatWasNone() {
    requests.invalid("late", "kafka", "digest", "the message is not JSON", JO);
    assertThat(told()).contains("late INVALID");
    Fence fence = claim("late", "run-1");
    assertThat(activities.accept(fence, order("late", "a-1"), JO))
        .isEqualTo(new Acceptance(RequestStatus.ACCEPTED, false, null));
    assertThat(activities.accept(fence, order("late", "a-1"), JO))
        .isEqualTo(new Acceptance(RequestStatus.ACCEPTED, true, null));
    DnsRequestRow row = requests.one("late").orElseThrow();
    assertThat(row.order()).isEqualTo(order("late", "a-1"));
    assertThat(row.orderDigest()).isEqualTo(order("late", "a-1").digest());
    assertThat(row.accountId()).isEqualTo("a-1");
    assertThat(row.reason()).isNull();
    assertThat(told()).containsExactly("late ACCEPTED");
  }

  @Test
  void aRequestThatEndedInvalidIsNotTakenOverAlsoWhenItsOrderIsForgotten() {
    Fence fence = claim("ended", "run-1");
    activities.accept(fence, order("ended", "a-1"), JO);
    activities.note(next(fence, 2), note("ended", RequestStatus.INVALID, "no zone"));
    ledger
        .jdbi()
        .useHandle(h -> h.execute("update dns_requests set order_json = null where id = 'ended'"));
    assertThat(activities.accept(claim("ended", "run-2"), order("ended", "a-1"), JO))
        .isEqualTo(new Acceptance(RequestStatus.INVALID, true, "no zone"));
  }

  @Test
  void listsByFilterAndByPage() {
    for (int i = 0; i < 5; i++) {
      String id = "list-" + i;
      activities.accept(claim(id, "run-1"), order(id, i < 4 ? "lister" : "other"), JO);
    }
    DnsRequests.Filter filter = new DnsRequests.Filter(null, "lister", null, null);
    List<DnsRequestRow> first = requests.list(filter, null, 3);
    assertThat(first).extracting(DnsRequestRow::id).containsExactly("list-3", "list-2", "list-1");
    assertThat(requests.list(filter, first.get(2).number(), 3))
        .extracting(DnsRequestRow::id)
        .containsExactly("list-0");
    DnsRequests.Filter none = new DnsRequests.Filter(RequestStatus.VISIBLE, "lister", null, "api");
    assertThat(requests.list(none, null, 3)).isEmpty();
  }

  @Test
  void everyStateIsToldUntilItArrived() {
    Fence fence = claim("told", "run-1");
    activities.accept(fence, order("told", "a-1"), JO);
    activities.note(next(fence, 2), note("told", RequestStatus.PLANNED, null));
    assertThatThrownBy(() -> requests.tell(1000, untold -> fail())).hasMessage("nobody listens");
    assertThat(told()).contains("told ACCEPTED", "told PLANNED");
    assertThat(told()).isEmpty();
    activities.note(next(fence, 3), note("told", RequestStatus.APPLIED, null));
    assertThat(told()).containsExactly("told APPLIED");
  }

  private List<String> told() {
    List<String> told = new ArrayList<>();
    requests.tell(
        1000,
        rows ->
            rows.forEach(
                row ->
                    row.log().stream()
                        .skip(row.told())
                        .forEach(entry -> told.add(row.id() + " " + entry.status()))));
    return told;
  }

  private static void fail() {
    throw new IllegalStateException("nobody listens");
  }

  private static Fence claim(String id, String run) {
    return TestLedger.claim(ledger, "dns-request:" + id, run);
  }

  private static Fence next(Fence fence, long sequence) {
    return new Fence(fence.operation(), fence.token(), sequence);
  }

  private static StatusNote note(String id, RequestStatus status, String reason) {
    return new StatusNote(id, status, reason, ACME, List.of(), null, JO);
  }

  private static DnsOrder order(String id, String account) {
    RecordWish wish =
        new RecordWish(
            RecordWish.Action.CREATE,
            ACME.child("www"),
            RecordType.A,
            "192.0.2.1",
            Duration.ofMinutes(5),
            null,
            "web");
    return new DnsOrder(
        id, account, "api", "inwx-a", null, List.of(wish), false, null, Duration.ofMinutes(15));
  }
}
