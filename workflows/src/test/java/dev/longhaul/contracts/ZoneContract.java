package dev.longhaul.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.dns.DnsPlan;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.RecordChange;
import dev.longhaul.dns.RecordWish;
import dev.longhaul.dns.ZoneActivities;
import dev.longhaul.dns.ZoneChangeRequest;
import dev.longhaul.dns.ZoneOutcome;
import dev.longhaul.dns.ZoneOutcome.State;
import dev.longhaul.dns.ZonePlan;
import dev.longhaul.dns.ZoneWish;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperationId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every host of zones promises (D-06, D-11). */
public abstract class ZoneContract {
  protected static final DomainName ZONE = new DomainName("base.example");
  private static final OperationId OWNER = new OperationId("project:acme");
  private static final DnsRecord A = DnsRecord.a(ZONE.child("www"), "203.0.113.11");
  private static final DnsRecord OTHER = DnsRecord.a(ZONE.child("www"), "203.0.113.12");

  /** The port; the account hosts {@link #ZONE}, which holds no address. */
  protected abstract ZoneActivities zones();

  /** The fence of the next write. */
  protected abstract Fence next();

  /** Somebody has made this address by hand. */
  protected abstract void foreign(DnsRecord address);

  /** The addresses that the zone holds. */
  protected abstract List<String> addresses();

  /** How often the zone was changed. */
  protected abstract int changes();

  @Test
  public void plansWithoutChangingAnything() {
    ZonePlan plan = zones().plan(ZONE, List.of(RecordChange.put(A)));
    assertThat(plan.zoneExists()).isTrue();
    assertThat(plan.nothingToDo()).isFalse();
    assertThat(prepare(A).accepted().present()).containsExactly(A);
    assertThat(changes()).isZero();
  }

  @Test
  public void findsTheZoneOfARequestOrSaysThatThereIsNone() {
    assertThat(prepare(A).zone()).isEqualTo(ZONE);
    DnsPlan none = prepare(DnsRecord.a(new DomainName("www.nobody.example"), "203.0.113.1"));
    assertThat(none.plan()).isNull();
    assertThat(none.refusal()).contains("no zone of this account holds");
  }

  @Test
  public void appliesARequestOnce() {
    ZoneOutcome first = apply("r1", RecordChange.put(A));
    int changes = changes();
    assertThat(first.state()).isEqualTo(State.APPLIED);
    assertThat(apply("r1", RecordChange.put(A))).isEqualTo(first);
    assertThat(apply("r1", RecordChange.put(OTHER))).as("answered for ever").isEqualTo(first);
    assertThat(addresses()).containsExactly(A.content());
    assertThat(changes()).isEqualTo(changes);
    assertThat(zones().plan(ZONE, List.of(RecordChange.put(A))).nothingToDo()).isTrue();
  }

  @Test
  public void answersABatchInItsOrder() {
    List<ZoneOutcome> outcomes =
        zones()
            .apply(
                next(),
                ZONE,
                List.of(
                    request("r1", false, RecordChange.put(A)),
                    request("r2", false, RecordChange.put(OTHER))));
    assertThat(outcomes).extracting(ZoneOutcome::requestId).containsExactly("r1", "r2");
    assertThat(addresses()).containsExactly(OTHER.content());
  }

  @Test
  public void leavesForeignRecordsAloneUnlessItIsTold() {
    foreign(OTHER);
    assertThat(zones().plan(ZONE, List.of(RecordChange.put(A))).foreign()).containsExactly(OTHER);
    assertThat(apply("r1", RecordChange.put(A)).state()).isEqualTo(State.REFUSED);
    assertThat(apply("r2", RecordChange.remove(OTHER)).state()).isEqualTo(State.REFUSED);
    assertThat(addresses()).containsExactly(OTHER.content());
    assertThat(changes()).isZero();
    ZoneChangeRequest told = request("r3", true, RecordChange.put(A));
    assertThat(zones().apply(next(), ZONE, List.of(told)).get(0).state()).isEqualTo(State.APPLIED);
    assertThat(addresses()).containsExactly(A.content());
  }

  @Test
  public void takesAwayWhatIsOursAndNothingTwice() {
    apply("r1", RecordChange.put(A));
    assertThat(apply("r2", RecordChange.remove(A)).state()).isEqualTo(State.APPLIED);
    int changes = changes();
    assertThat(apply("r3", RecordChange.remove(A)).state()).as("gone").isEqualTo(State.APPLIED);
    assertThat(addresses()).isEmpty();
    assertThat(changes()).isEqualTo(changes);
  }

  @Test
  public void thePlansInverseBringsBackWhatItFound() {
    apply("r1", RecordChange.put(OTHER));
    ZonePlan plan = zones().plan(ZONE, List.of(RecordChange.put(A)));
    apply("r2", RecordChange.put(A));
    apply("r3", plan.inverse(OWNER).toArray(RecordChange[]::new));
    assertThat(addresses()).containsExactly(OTHER.content());
  }

  private DnsPlan prepare(DnsRecord record) {
    RecordWish wish =
        new RecordWish(
            RecordWish.Action.CREATE,
            record.name(),
            record.type(),
            record.content(),
            record.ttl(),
            record.priority(),
            null);
    return zones().prepare(new ZoneWish(null, List.of(wish), false, null));
  }

  private ZoneOutcome apply(String id, RecordChange... changes) {
    return zones().apply(next(), ZONE, List.of(request(id, false, changes))).get(0);
  }

  private static ZoneChangeRequest request(String id, boolean force, RecordChange... changes) {
    return new ZoneChangeRequest(
        id, ZONE, OWNER, OWNER, "inwx-test", List.of(), List.of(changes), force);
  }
}
