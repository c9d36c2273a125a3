package dev.longhaul.activities.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.fakes.Failed;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.RecordType;
import dev.longhaul.domains.DomainName;
import dev.longhaul.emulators.dns.AuthoritativeDns;
import dev.longhaul.emulators.dns.SandboxResolver;
import dev.longhaul.emulators.dns.ZoneRecord;
import dev.longhaul.emulators.dns.ZoneSnapshot;
import dev.longhaul.emulators.dns.ZoneSource;
import dev.longhaul.emulators.faults.EmulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuthoritativeNameserverActivitiesTest {
  private static final DomainName ZONE = new DomainName("acme.example");
  private static final List<String> NAMES = List.of("ns.inwx.de", "ns2.inwx.de", "ns3.inwx.eu");
  private static final DnsRecord A = DnsRecord.a(ZONE, "203.0.113.11");
  private static final DnsRecord WWW = DnsRecord.cname(ZONE.child("www"), ZONE);
  private final EmulatorClock clock = new EmulatorClock();
  private final Instant begin = clock.now().minus(Duration.ofHours(1));
  private final List<ZoneRecord> records = new ArrayList<>();
  private Instant changed = begin;
  private AuthoritativeDns dns;
  private SandboxResolver resolver;
  private AuthoritativeNameserverActivities nameservers;

  @BeforeEach
  void start() {
    dns = AuthoritativeDns.start(new OneZone(), clock, NAMES);
    resolver = SandboxResolver.start(dns);
    nameservers =
        new AuthoritativeNameserverActivities(
            new NameserverSettings(
                Optional.of(resolver.address()),
                dns.addresses(),
                Duration.ofSeconds(5),
                Duration.ofMillis(500)));
  }

  @AfterEach
  void close() {
    resolver.close();
    dns.close();
  }

  @Test
  void answersWhenAllNameserversAgree() {
    record("acme.example", "A", "203.0.113.11", 0);
    record("www.acme.example", "CNAME", "acme.example", 0);
    assertThat(nameservers.awaitVisible(ZONE, List.of(A, WWW))).containsExactlyElementsOf(NAMES);
    assertThat(NAMES).allSatisfy(name -> assertThat(dns.queries(name)).isPositive());
  }

  @Test
  void aChangeIsSeenWhateverStandsBesideIt() {
    record("acme.example", "A", "203.0.113.11", 0);
    record("acme.example", "A", "203.0.113.12", 0);
    DnsRecord gone = DnsRecord.a(ZONE, "203.0.113.13");
    assertThat(nameservers.awaitChanged(ZONE, List.of(A), List.of(gone))).hasSize(3);
    assertThat(nameservers.awaitChanged(ZONE, List.of(), List.of(WWW))).hasSize(3);
    assertThat(nameservers.lagging(ZONE, List.of(A), List.of())).isEmpty();
    assertThat(nameservers.lagging(ZONE, List.of(gone), List.of()))
        .containsExactly("ns.inwx.de still old", "ns2.inwx.de still old", "ns3.inwx.eu still old");
    assertThat(Failed.by(() -> nameservers.awaitChanged(ZONE, List.of(), List.of(A))).benign())
        .isTrue();
  }

  @Test
  void namesTheOneThatLags() {
    changed = clock.now();
    record("acme.example", "A", "203.0.113.11", 0);
    dns.lag("ns3.inwx.eu", Duration.ofMinutes(10));
    Failed waiting = Failed.by(() -> nameservers.awaitVisible(ZONE, List.of(A)));
    assertThat(waiting.message()).isEqualTo("2 of 3 nameservers answer, ns3.inwx.eu still old");
    assertThat(waiting.benign()).isTrue();
    assertThat(waiting.nextTry()).isEqualTo(Duration.ofSeconds(5));
    clock.advance(Duration.ofMinutes(11));
    assertThat(nameservers.awaitVisible(ZONE, List.of(A))).hasSize(3);
  }

  @Test
  void namesTheOneThatIsSilent() {
    record("acme.example", "A", "203.0.113.11", 0);
    dns.mute("ns2.inwx.de", true);
    assertThat(Failed.by(() -> nameservers.awaitVisible(ZONE, List.of(A))).message())
        .isEqualTo("2 of 3 nameservers answer, ns2.inwx.de silent");
  }

  @Test
  void wantsExactlyTheRecordsOfTheSet() {
    record("acme.example", "A", "203.0.113.11", 0);
    record("acme.example", "A", "198.51.100.1", 0);
    assertThat(Failed.by(() -> nameservers.awaitVisible(ZONE, List.of(A))).message())
        .startsWith("0 of 3");
    DnsRecord second = DnsRecord.a(ZONE, "198.51.100.1");
    assertThat(nameservers.awaitVisible(ZONE, List.of(A, second))).hasSize(3);
  }

  @Test
  void waitsForADelegation() {
    DomainName other = new DomainName("other.example");
    Failed waiting = Failed.by(() -> nameservers.awaitVisible(other, List.of()));
    assertThat(waiting.benign()).isTrue();
    assertThat(waiting.message()).contains("other.example is not delegated");
  }

  @Test
  void aResolverThatIsSilentOrFailsSaysNothingAboutTheDelegation() {
    NAMES.forEach(name -> dns.mute(name, true));
    assertThatNobodyCouldSay();
    resolver.close();
    assertThatNobodyCouldSay();
  }

  private void assertThatNobodyCouldSay() {
    String words = "the nameservers of acme.example could not be looked up: ";
    Failed failed = Failed.by(() -> nameservers.awaitVisible(ZONE, List.of(A)));
    assertThat(failed.message()).startsWith(words);
    assertThat(failed.retryable()).isTrue();
    assertThat(failed.benign()).isFalse();
    assertThat(failed.nextTry()).isEqualTo(Duration.ofSeconds(5));
    assertThat(nameservers.lagging(ZONE, List.of(A), List.of()))
        .singleElement()
        .asString()
        .startsWith(words);
  }

  @Test
  void comparesEveryTypeThatLonghaulWrites() {
    record("acme.example", "A", "203.0.113.11", 0);
    record("acme.example", "AAAA", "2001:db8::1", 0);
    record("acme.example", "MX", "mail.acme.example", 10);
    record("acme.example", "TXT", "v=spf1 -all; a \"b\"", 0);
    record("acme.example", "CAA", "0 issue \"letsencrypt.org\"", 0);
    record("_sip._tcp.acme.example", "SRV", "5 5060 sip.acme.example", 1);
    List<DnsRecord> wanted =
        List.of(
            A,
            wanted(ZONE, RecordType.AAAA, "2001:0db8:0::1", null),
            wanted(ZONE, RecordType.MX, "mail.acme.example", 10),
            wanted(ZONE, RecordType.TXT, "v=spf1 -all; a \"b\"", null),
            wanted(ZONE, RecordType.CAA, "0 issue letsencrypt.org", null),
            wanted(ZONE.child("_sip._tcp"), RecordType.SRV, "5 5060 sip.acme.example", 1));
    for (DnsRecord record : wanted) {
      assertThat(nameservers.awaitVisible(ZONE, List.of(record))).as("%s", record).hasSize(3);
    }
    DnsRecord otherPriority = wanted(ZONE, RecordType.MX, "mail.acme.example", 20);
    assertThat(Failed.by(() -> nameservers.awaitVisible(ZONE, List.of(otherPriority))).benign())
        .isTrue();
  }

  @Test
  void asksAgainOverTcpWhenTheAnswerIsCutShort() {
    List<DnsRecord> wanted = new ArrayList<>();
    for (int i = 1; i <= 120; i++) {
      record("acme.example", "A", "203.0.113." + i, 0);
      wanted.add(DnsRecord.a(ZONE, "203.0.113." + i));
    }
    DnsRecord one = wanted.get(0);
    assertThat(nameservers.awaitVisible(ZONE, wanted)).hasSize(3);
    assertThat(Failed.by(() -> nameservers.awaitVisible(ZONE, List.of(one))).benign()).isTrue();
  }

  private static DnsRecord wanted(
      DomainName name, RecordType type, String content, Integer priority) {
    return new DnsRecord(name, type, content, DnsRecord.DEFAULT_TTL, priority);
  }

  private void record(String name, String type, String content, int priority) {
    records.add(new ZoneRecord(name, type, content, 300, priority));
  }

  /** A zone that was empty until it was changed. */
  private final class OneZone implements ZoneSource {
    @Override
    public Optional<ZoneSnapshot> zone(String apex, Instant at) {
      List<ZoneRecord> now = new ArrayList<>();
      NAMES.forEach(name -> now.add(new ZoneRecord(ZONE.value(), "NS", name, 300, 0)));
      if (!at.isBefore(changed)) {
        now.addAll(records);
      }
      return apex.equals(ZONE.value())
          ? Optional.of(new ZoneSnapshot(apex, 1, now))
          : Optional.empty();
    }

    @Override
    public boolean delegated(String apex, Instant at) {
      return apex.equals(ZONE.value());
    }
  }
}
