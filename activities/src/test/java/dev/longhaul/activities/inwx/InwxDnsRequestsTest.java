package dev.longhaul.activities.inwx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.fakes.Failed;
import dev.longhaul.activities.fakes.Fences;
import dev.longhaul.dns.DnsPlan;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.RecordChange;
import dev.longhaul.dns.RecordType;
import dev.longhaul.dns.RecordValues;
import dev.longhaul.dns.RecordWish;
import dev.longhaul.dns.RecordWish.Action;
import dev.longhaul.dns.ZoneChangeRequest;
import dev.longhaul.dns.ZoneOutcome;
import dev.longhaul.dns.ZoneWish;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperationId;
import dev.longhaul.emulators.faults.Effect;
import dev.longhaul.emulators.faults.Fault;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D-06, D-11 at INWX: what a request finds, adopts and changes; each case twice. */
class InwxDnsRequestsTest {
  private static final DomainName ZONE = new DomainName("base.example");
  private static final OperationId OWNER = new OperationId("dns-request:r-1");
  private static final Fence FENCE = Fences.of("zone:base.example");
  private static final DnsRecord A = DnsRecord.a(ZONE.child("www"), "203.0.113.11");
  private final InwxWorld world = new InwxWorld();

  @BeforeEach
  void own() {
    world.inwx.owns(ZONE.value());
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void findsTheLongestZoneThatHoldsTheName() {
    world.inwx.owns("lab.base.example");
    DnsRecord deep = DnsRecord.a(new DomainName("a.b.lab.base.example"), "203.0.113.1");
    assertThat(plan(Action.CREATE, deep).zone()).isEqualTo(new DomainName("lab.base.example"));
    assertThat(plan(Action.CREATE, A).zone()).isEqualTo(ZONE);
    DnsRecord none = DnsRecord.a(new DomainName("www.nobody.example"), "203.0.113.1");
    assertThat(plan(Action.CREATE, none).refusal()).contains("no zone of this account");
  }

  @Test
  void waitsWhenTheRegistrarLimitsTheRate() {
    world.inwx.switchboard().next("nameserver.info", 1, new Fault.Status(429, "{}"));
    assertThat(Failed.by(() -> plan(Action.CREATE, A)).retryable()).isTrue();
    assertThat(plan(Action.CREATE, A).refusal()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A|203.0.113.9|",
        "AAAA|2001:db8::1|",
        "CNAME|target.base.example|",
        "TXT|v=spf1 include:_spf.base.example ~all|",
        "TXT|with \"inner\" quotes and \\ a backslash|",
        "MX|mail.base.example|10",
        "MX|.|0",
        "SRV|5 5060 sip.base.example|20",
        "NS|ns1.base.example|",
        "CAA|0 issue \"letsencrypt.org; validationmethods=dns-01\"|",
        "CAA|128 iodef \"mailto:security@base.example\"|"
      })
  void everyTypeIsWrittenFoundAgainAndTakenAway(RecordType type, String target, Integer priority) {
    String content = RecordValues.of(type, target);
    DnsRecord record =
        new DnsRecord(ZONE.child("svc"), type, content, DnsRecord.DEFAULT_TTL, priority);
    twice(() -> apply("r-1", null, RecordChange.add(record)));
    DnsPlan again = plan(Action.CREATE, record);
    assertThat(again.refusal()).isNull();
    assertThat(again.plan().nothingToDo()).isTrue();
    twice(() -> apply("r-2", null, RecordChange.remove(record)));
    assertThat(world.inwx.records(ZONE.value())).noneMatch(r -> r.name().startsWith("svc"));
  }

  @Test
  void aWildcardIsWrittenFoundAgainAndTakenAway() {
    DnsRecord all = DnsRecord.a(ZONE.wildcard(), "203.0.113.7");
    twice(() -> apply("r-1", null, RecordChange.add(all)));
    assertThat(world.inwx.records(ZONE.value())).anyMatch(r -> r.name().startsWith("*."));
    assertThat(plan(Action.CREATE, all).plan().nothingToDo()).isTrue();
    twice(() -> apply("r-2", null, RecordChange.remove(all)));
    assertThat(world.inwx.records(ZONE.value())).noneMatch(r -> r.name().startsWith("*."));
  }

  @Test
  void anAdoptedRecordIsOursAndTheZoneStaysAsItIs() {
    foreign(A);
    assertThat(plan(Action.DELETE, A).refusal()).contains("is not Longhaul's");
    List<Effect> effects = world.effects.all();
    twice(() -> apply("r-1", null, RecordChange.adopt(A)));
    assertThat(world.effects.all()).isEqualTo(effects);
    assertThat(plan(Action.DELETE, A).refusal()).isNull();
    assertThat(plan(Action.ADOPT, A).plan().nothingToDo()).isTrue();
  }

  @Test
  void whatIsGoneCannotBeAdopted() {
    assertThat(apply("r-1", null, RecordChange.adopt(A)).state())
        .isEqualTo(ZoneOutcome.State.REFUSED);
    assertThat(world.ledger.owned(ZONE)).isEmpty();
  }

  @Test
  void aZoneThatMovedBetweenPlanAndApplyIsNotTouched() {
    String version = plan(Action.CREATE, A).version();
    foreign(DnsRecord.a(ZONE.child("other"), "198.51.100.1"));
    ZoneOutcome late = apply("r-1", version, RecordChange.add(A));
    assertThat(late.state()).isEqualTo(ZoneOutcome.State.REFUSED);
    assertThat(late.message()).contains("plan again");
    String now = plan(Action.CREATE, A).version();
    assertThat(apply("r-2", now, RecordChange.add(A)).state()).isEqualTo(ZoneOutcome.State.APPLIED);
  }

  @ParameterizedTest
  @CsvSource({"nameserver.createRecord", "nameserver.info"})
  void aVersionDoesNotStopAnAttemptThatIsResumed(String call) {
    String version = plan(Action.CREATE, A).version();
    DnsRecord second = DnsRecord.a(ZONE.child("two"), "203.0.113.12");
    world.inwx.switchboard().next(call, 1, new Fault.AcceptAndCut());
    Failed.by(() -> apply("r-1", version, RecordChange.add(A), RecordChange.add(second)));
    assertThat(apply("r-1", version, RecordChange.add(A), RecordChange.add(second)).state())
        .isEqualTo(ZoneOutcome.State.APPLIED);
    assertThat(world.effects.ofKind("record-created")).hasSize(2);
  }

  @Test
  void theVersionOfAZoneIsThatOfItsRecords() {
    String before = plan(Action.CREATE, A).version();
    assertThat(plan(Action.CREATE, A).version()).isEqualTo(before);
    apply("r-1", null, RecordChange.add(A));
    assertThat(plan(Action.CREATE, A).version()).isNotEqualTo(before);
    apply("r-2", null, RecordChange.remove(A));
    assertThat(plan(Action.CREATE, A).version()).isEqualTo(before);
  }

  /** The second time changes nothing. */
  private void twice(Supplier<ZoneOutcome> act) {
    assertThat(act.get().state()).isEqualTo(ZoneOutcome.State.APPLIED);
    List<Effect> effects = world.effects.all();
    world.ledger.forgetAnswers();
    assertThat(act.get().state()).isEqualTo(ZoneOutcome.State.APPLIED);
    assertThat(world.effects.all()).isEqualTo(effects);
  }

  private DnsPlan plan(Action action, DnsRecord record) {
    RecordWish wish =
        new RecordWish(
            action,
            record.name(),
            record.type(),
            record.content(),
            record.ttl(),
            record.priority(),
            null);
    return world.zones.prepare(new ZoneWish(null, List.of(wish), false, null));
  }

  private ZoneOutcome apply(String id, String version, RecordChange... changes) {
    ZoneChangeRequest request =
        new ZoneChangeRequest(
            id, ZONE, OWNER, OWNER, "inwx-test", List.of(), List.of(changes), false, version);
    return world.zones.apply(FENCE, ZONE, List.of(request)).get(0);
  }

  private void foreign(DnsRecord record) {
    world.client.createRecord(
        Map.of(
            "domain",
            ZONE.value(),
            "name",
            record.name().value(),
            "type",
            record.type().name(),
            "content",
            record.content(),
            "ttl",
            300));
  }
}
