package dev.longhaul.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.dns.RecordWish.Action;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** D-11: what a request may do to a zone, and what needs force. */
class WishPlannerTest {
  private static final DomainName ACME = new DomainName("acme.example");
  private final FakeZones zones = new FakeZones(new World());

  @Test
  void theThirdOfTenRecordsIsStillFreeTheFourthNeedsForce() {
    List<DnsRecord> ten = own(10);
    assertThat(plan(false, deletions(ten, 3)).refusal()).isNull();
    assertThat(plan(false, deletions(ten, 4)).refusal())
        .isEqualTo(
            "this changes or removes 4 of the 10 records of zone acme.example, more than 30 %;"
                + " it needs force");
    assertThat(plan(true, deletions(ten, 4)).refusal()).isNull();
  }

  @Test
  void aSmallZoneIsNotGuardedAndNewRecordsDoNotCount() {
    assertThat(plan(false, deletions(own(9), 9)).refusal()).isNull();
    RecordWish[] new40 =
        IntStream.range(100, 140).mapToObj(i -> create(a(i))).toArray(RecordWish[]::new);
    assertThat(plan(false, new40).refusal()).isNull();
  }

  @Test
  void theZonesOwnNameserversNeedForceThoseBelowItDoNot() {
    own(1);
    DnsRecord apex = ns(ACME);
    assertThat(plan(false, create(apex)).refusal()).contains("nameservers").contains("force");
    assertThat(plan(true, create(apex)).refusal()).isNull();
    assertThat(plan(false, create(ns(ACME.child("lab")))).refusal()).isNull();
    zones.own(ACME, apex);
    assertThat(plan(false, create(apex)).refusal()).as("changes nothing").isNull();
  }

  @Test
  void aZoneThatHasMovedOnIsRefusedAlsoWithForce() {
    own(1);
    String version = zones.content(ACME).version();
    ZoneWish wish = new ZoneWish(null, List.of(create(a(5))), true, version);
    assertThat(zones.prepare(wish).refusal()).isNull();
    own(2);
    assertThat(zones.prepare(wish).refusal()).contains("plan again");
  }

  @Test
  void aCnameTakesTheTurnOfWhatGoesInTheSameRequest() {
    DnsRecord old = a(1);
    zones.own(ACME, old);
    RecordWish cname = create(DnsRecord.cname(old.name(), ACME));
    assertThat(plan(false, cname).refusal()).contains("alone");
    assertThat(plan(false, cname, delete(old)).refusal()).isNull();
    assertThat(plan(false, create(DnsRecord.cname(ACME, old.name()))).refusal()).contains("apex");
  }

  @Test
  void aDataRecordBesideACnameIsRefusedAnotherTargetNeedsAnUpdate() {
    DomainName www = ACME.child("www");
    DnsRecord cname = DnsRecord.cname(www, ACME);
    zones.own(ACME, cname);
    DnsRecord other = DnsRecord.cname(www, ACME.child("other"));
    assertThat(plan(false, create(DnsRecord.a(www, "192.0.2.1"))).refusal()).contains("beside");
    assertThat(plan(false, create(other)).refusal()).contains("beside");
    assertThat(plan(false, wish(Action.UPDATE, other)).refusal()).isNull();
    assertThat(plan(false, create(cname)).plan().nothingToDo()).isTrue();
  }

  @Test
  void aNameThatTakesNoMailHasNoOtherMailRecord() {
    DnsRecord mail = mx("mail.example.net", 10);
    DnsRecord none = mx(".", 0);
    zones.own(ACME, mail);
    assertThat(plan(false, create(none)).refusal()).contains("has no other");
    assertThat(plan(false, wish(Action.UPDATE, none)).refusal()).isNull();
    assertThat(plan(false, create(none), delete(mail)).refusal()).isNull();
    assertThat(RecordWishes.complaint(List.of(create(none), create(mail)))).isPresent();
    assertThat(RecordWishes.complaint(List.of(create(mail), create(mx("b.example.net", 20)))))
        .isEmpty();
  }

  @Test
  void theTargetsOfARequestAreLimitedTogether() {
    RecordWish[] wishes =
        IntStream.range(0, 65)
            .mapToObj(number -> text(ACME.child("t" + number), "x".repeat(4096)))
            .toArray(RecordWish[]::new);
    List<RecordWish> fitting = Arrays.asList(wishes).subList(0, 64);
    assertThat(RecordWishes.complaint(fitting)).isEmpty();
    assertThat(RecordWishes.complaint(Arrays.asList(wishes)))
        .hasValue(
            "the targets of a request have 262144 characters at most together, and these have"
                + " 266240; send several requests");
    List<RecordWish> allOfASet = new ArrayList<>(fitting);
    allOfASet.add(
        new RecordWish(
            Action.DELETE, ACME, RecordType.TXT, null, DnsRecord.DEFAULT_TTL, null, null));
    assertThat(RecordWishes.complaint(allOfASet)).as("a wish without a target").isEmpty();
  }

  private static RecordWish text(DomainName name, String content) {
    return create(new DnsRecord(name, RecordType.TXT, content, DnsRecord.DEFAULT_TTL, null));
  }

  @Test
  void severalUpdatesOfOneSetReplaceItTogether() {
    own(1);
    DnsPlan plan = plan(false, wish(Action.UPDATE, b(1)), wish(Action.UPDATE, b(2)));
    assertThat(plan.changes()).containsExactly(RecordChange.put(b(1)), RecordChange.add(b(2)));
  }

  @Test
  void aDeletionWithoutATargetTakesTheWholeSet() {
    zones.own(ACME, b(1));
    zones.own(ACME, b(2));
    RecordWish all =
        new RecordWish(
            Action.DELETE, b(1).name(), RecordType.A, null, DnsRecord.DEFAULT_TTL, null, null);
    assertThat(plan(false, all).changes())
        .containsExactly(RecordChange.remove(b(1)), RecordChange.remove(b(2)));
  }

  @Test
  void onlyWhatIsThereCanBeAdopted() {
    zones.foreign(ACME, a(1));
    assertThat(plan(false, wish(Action.ADOPT, a(1))).refusal()).isNull();
    assertThat(plan(false, wish(Action.ADOPT, a(1))).plan().nothingToDo()).isFalse();
    assertThat(plan(false, wish(Action.ADOPT, a(2))).refusal()).contains("cannot be adopted");
  }

  @Test
  void aRequestHasOneZone() {
    own(1);
    DnsRecord elsewhere = DnsRecord.a(new DomainName("other.example"), "192.0.2.1");
    assertThat(plan(false, create(a(2)), create(elsewhere)).refusal()).contains("does not lie in");
  }

  private List<DnsRecord> own(int count) {
    zones.clear(ACME);
    List<DnsRecord> records = IntStream.rangeClosed(1, count).mapToObj(WishPlannerTest::a).toList();
    records.forEach(record -> zones.own(ACME, record));
    return records;
  }

  private DnsPlan plan(boolean force, RecordWish... wishes) {
    return zones.prepare(new ZoneWish(null, Arrays.asList(wishes), force, null));
  }

  private static RecordWish[] deletions(List<DnsRecord> records, int count) {
    return records.stream().limit(count).map(WishPlannerTest::delete).toArray(RecordWish[]::new);
  }

  private static DnsRecord a(int number) {
    return DnsRecord.a(ACME.child("h" + number), "192.0.2." + number);
  }

  private static DnsRecord b(int number) {
    return DnsRecord.a(ACME.child("pool"), "192.0.2." + number);
  }

  private static DnsRecord mx(String target, int priority) {
    return new DnsRecord(ACME, RecordType.MX, target, Duration.ofHours(1), priority);
  }

  private static DnsRecord ns(DomainName name) {
    return new DnsRecord(name, RecordType.NS, "ns9.example.net", Duration.ofHours(1), null);
  }

  private static RecordWish create(DnsRecord record) {
    return wish(Action.CREATE, record);
  }

  private static RecordWish delete(DnsRecord record) {
    return wish(Action.DELETE, record);
  }

  private static RecordWish wish(Action action, DnsRecord record) {
    return new RecordWish(
        action,
        record.name(),
        record.type(),
        record.content(),
        record.ttl(),
        record.priority(),
        null);
  }
}
