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
    queue.add(nothing());
    assertThat(queue.nextBatch()).hasSize(1);
    assertThat(queue.nextBatch()).containsExactly(nothing());
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void aQueueOfLargeRequestsIsServedBeforeTheRestIsTakenAlong() {
    queue.add(texts("x".repeat(LONGEST_TEXT), RecordWishes.MOST));
    queue.add(texts("y".repeat(LONGEST_TEXT), RecordWishes.MOST));
    assertThat(queue.isPortable()).isFalse();
    queue.nextBatch();
    assertThat(queue.isPortable()).isTrue();
    assertThat(queue.all()).hasSize(1);
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
