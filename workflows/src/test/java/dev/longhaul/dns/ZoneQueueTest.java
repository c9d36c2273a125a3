package dev.longhaul.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.OperationId;
import io.temporal.api.common.v1.Payloads;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What travels together fits into one payload. */
class ZoneQueueTest {
  private static final DomainName ACME = new DomainName("acme.example");
  private static final OperationId REQUESTER = OperationId.of("dns", "r".repeat(100));
  private static final int LONGEST_TEXT = 4096;
  private final ZoneQueue queue = new ZoneQueue();

  @Test
  void noRequestIsHeavierThanItSays() {
    List<ZoneChangeRequest> requests =
        List.of(
            texts("a\"b\\", 100),
            texts("a", 1),
            nothing(),
            undo("a\"".repeat(200), "\\".repeat(200)));
    for (ZoneChangeRequest request : requests) {
      Payloads sent = Json.dataConverter().toPayloads(List.of(request)).orElseThrow();
      assertThat((long) sent.getSerializedSize()).isLessThanOrEqualTo(request.weight());
    }
  }

  @Test
  void theLargestRequestTravelsAloneAndCanBeTakenAlong() {
    queue.add(texts("\"".repeat(LONGEST_TEXT), RecordWishes.MOST));
    assertThat(queue.isPortable()).isTrue();
    queue.add(named("next"));
    assertThat(queue.nextBatch()).hasSize(1);
    assertThat(queue.nextBatch()).containsExactly(named("next"));
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void aQueueOfLargeRequestsIsServedBeforeTheRestIsTakenAlong() {
    List<RecordChange> most = texts("x".repeat(LONGEST_TEXT), RecordWishes.MOST).changes();
    queue.add(named("first", most));
    queue.add(named("second", most));
    assertThat(queue.isPortable()).isFalse();
    queue.nextBatch();
    assertThat(queue.isPortable()).isTrue();
    assertThat(queue.portable()).hasSize(1);
  }

  @Test
  void aRequestThatComesAgainKeepsItsPlace() {
    ZoneChangeRequest large = texts("x".repeat(LONGEST_TEXT), RecordWishes.MOST);
    queue.add(large);
    queue.add(named("second"));
    for (int i = 0; i < 1000; i++) {
      queue.add(large);
    }
    assertThat(queue.size()).isEqualTo(2);
    assertThat(queue.isPortable()).isTrue();
    assertThat(queue.nextBatch()).containsExactly(large);
    assertThat(queue.nextBatch()).containsExactly(named("second"));
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void twoThousandSmallRequestsAreTakenAlong() {
    List<ZoneChangeRequest> requests =
        IntStream.range(0, 2000).mapToObj(number -> named("r" + number)).toList();
    requests.forEach(queue::add);
    assertThat(queue.isPortable()).isTrue();
    assertThat(queue.portable()).isEqualTo(requests);
  }

  @Test
  void whatDoesNotFitIntoANewRunIsLeftBehind() {
    for (int i = 0; i < 10_000; i++) {
      queue.add(named("r" + i));
    }
    List<ZoneChangeRequest> carried = queue.portable();
    assertThat(carried).hasSizeBetween(2_000, 9_000).startsWith(named("r0"));
    Payloads sent = Json.dataConverter().toPayloads(carried).orElseThrow();
    assertThat(sent.getSerializedSize()).isLessThan(1_600_000);
  }

  private static ZoneChangeRequest named(String id) {
    return named(id, List.of(RecordChange.put(DnsRecord.a(ACME.child(id), "192.0.2.1"))));
  }

  private static ZoneChangeRequest named(String id, List<RecordChange> changes) {
    OperationId requester = OperationId.of("dns-request", id);
    return new ZoneChangeRequest(
        id, ACME, requester, requester, "inwx-live", List.of(), changes, false);
  }

  private static ZoneChangeRequest texts(String content, int records) {
    return request(
        IntStream.range(0, records)
            .mapToObj(number -> text(number, content))
            .map(RecordChange::put)
            .toList());
  }

  /** Gives back texts that the largest request there can be has replaced. */
  @Test
  void theLargestUndoFitsIntoAPayload() {
    int each = RecordWishes.MOST_CONTENT / RecordWishes.MOST;
    ZoneChangeRequest undo = undo("\"".repeat(LONGEST_TEXT), "\\".repeat(each));
    assertThat(undo.changes()).hasSize(2 * RecordWishes.MOST);
    assertThat(undo.weight()).isLessThan(2_000_000);
  }

  private static ZoneChangeRequest undo(String before, String after) {
    List<PlannedChange> changes =
        IntStream.range(0, RecordWishes.MOST)
            .mapToObj(number -> replaced(text(number, before), text(number, after)))
            .toList();
    return request(new ZonePlan(ACME, true, changes).inverse(REQUESTER));
  }

  private static PlannedChange replaced(DnsRecord before, DnsRecord after) {
    return new PlannedChange(RecordChange.put(after), List.of(before), false, true, null);
  }

  private static DnsRecord text(int number, String content) {
    return new DnsRecord(
        ACME.child("t" + number), RecordType.TXT, content, DnsRecord.DEFAULT_TTL, 65_535);
  }

  private static ZoneChangeRequest nothing() {
    return request(List.of());
  }

  private static ZoneChangeRequest request(List<RecordChange> changes) {
    return new ZoneChangeRequest(
        REQUESTER + "/1000/1000",
        ACME,
        REQUESTER,
        REQUESTER,
        "inwx-live",
        List.of(new DomainName("ns1.example"), new DomainName("ns2.example")),
        changes,
        false,
        "0123456789abcdef");
  }
}
