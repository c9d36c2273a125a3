package dev.longhaul.emulators.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.emulators.faults.EmulatorClock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class AuthoritativeDnsTest {
  private final EmulatorClock clock = new EmulatorClock();
  private final ListedZones zones = new ListedZones(clock);
  private final AuthoritativeDns dns =
      AuthoritativeDns.start(zones, clock, List.of("ns1.sandbox", "ns2.sandbox", "ns3.sandbox"));
  private final SandboxResolver resolver = SandboxResolver.start(dns);

  @BeforeEach
  void fillTheZone() {
    clock.speed(0);
    zones.put(
        "acme.example",
        record("acme.example", "A", "203.0.113.11"),
        record("www.acme.example", "CNAME", "acme.example"),
        record("*.apps.acme.example", "A", "203.0.113.12"),
        record("shop.acme.example", "CNAME", "other.example"),
        record("mail.acme.example", "MX", "mx.acme.example"));
    zones.put("other.example", record("other.example", "A", "203.0.113.99"));
    clock.advance(Duration.ofMillis(1));
  }

  @AfterEach
  void close() {
    resolver.close();
    dns.close();
  }

  @Test
  void answersWithAuthority() throws Exception {
    Message answer = ask("ns1.sandbox", "acme.example", Type.A);
    assertThat(answer.getHeader().getFlag(Flags.AA)).isTrue();
    assertThat(texts(answer)).containsExactly("203.0.113.11");
  }

  @Test
  void followsAnAliasInsideTheZone() throws Exception {
    assertThat(texts(ask("ns1.sandbox", "www.acme.example", Type.A)))
        .containsExactly("acme.example.", "203.0.113.11");
    assertThat(texts(ask("ns1.sandbox", "www.acme.example", Type.CNAME)))
        .containsExactly("acme.example.");
  }

  @Test
  void saysWhetherTheNameOrOnlyTheTypeIsMissing() throws Exception {
    Message noName = ask("ns1.sandbox", "nothing.acme.example", Type.A);
    assertThat(noName.getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(noName.getSection(Section.AUTHORITY))
        .extracting(Record::getType)
        .containsExactly(Type.SOA);
    Message noType = ask("ns1.sandbox", "acme.example", Type.AAAA);
    assertThat(noType.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(noType.getSection(Section.AUTHORITY)).hasSize(1);
    assertThat(ask("ns1.sandbox", "apps.acme.example", Type.A).getRcode()).isEqualTo(Rcode.NOERROR);
  }

  @Test
  void expandsWildcards() throws Exception {
    Message answer = ask("ns1.sandbox", "one.apps.acme.example", Type.A);
    assertThat(texts(answer)).containsExactly("203.0.113.12");
    assertThat(answer.getSection(Section.ANSWER).get(0).getName())
        .hasToString("one.apps.acme.example.");
  }

  @Test
  void refusesForeignZones() throws Exception {
    assertThat(ask("ns1.sandbox", "elsewhere.example", Type.A).getRcode()).isEqualTo(Rcode.REFUSED);
  }

  @Test
  void truncatesOverUdpAndTellsAllOverTcp() throws Exception {
    List<ZoneRecord> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add(record("big.example", "TXT", "v" + i + "-" + "x".repeat(60)));
    }
    zones.put("big.example", many.toArray(ZoneRecord[]::new));
    Message query = query("big.example", Type.TXT);
    SimpleResolver plain = stub(dns.addresses().get("ns1.sandbox"));
    plain.setEDNS(-1);
    plain.setIgnoreTruncation(true);
    assertThat(plain.send(query).getHeader().getFlag(Flags.TC)).isTrue();
    plain.setIgnoreTruncation(false);
    assertThat(plain.send(query).getSection(Section.ANSWER)).hasSize(40);
  }

  @Test
  void showsAChangeLateOnASlowNameserver() throws Exception {
    dns.lag("ns3.sandbox", Duration.ofSeconds(30));
    clock.advance(Duration.ofSeconds(60));
    zones.put("acme.example", record("acme.example", "A", "203.0.113.12"));
    assertThat(texts(ask("ns1.sandbox", "acme.example", Type.A))).containsExactly("203.0.113.12");
    assertThat(texts(ask("ns3.sandbox", "acme.example", Type.A))).containsExactly("203.0.113.11");
    clock.advance(Duration.ofSeconds(31));
    assertThat(texts(ask("ns3.sandbox", "acme.example", Type.A))).containsExactly("203.0.113.12");
  }

  @Test
  void canFallSilent() {
    dns.mute("ns2.sandbox", true);
    assertThatThrownBy(() -> ask("ns2.sandbox", "acme.example", Type.A))
        .isInstanceOf(IOException.class);
  }

  @Test
  void resolvesDelegatedNamesAcrossZonesAndNothingElse() throws Exception {
    zones.delegate("acme.example", "other.example");
    SimpleResolver stub = stub(resolver.address());
    Message answer = stub.send(query("shop.acme.example", Type.A));
    assertThat(answer.getHeader().getFlag(Flags.RA)).isTrue();
    assertThat(texts(answer)).containsExactly("other.example.", "203.0.113.99");
    assertThat(resolver.addressOf("www.acme.example")).contains("203.0.113.11");
    assertThat(resolver.addressOf("ns3.sandbox")).contains("127.0.0.1");
    assertThat(stub.send(query("nowhere.test", Type.A)).getRcode()).isEqualTo(Rcode.NXDOMAIN);
  }

  @Test
  void doesNotResolveWhatTheRegistryDoesNotDelegate() {
    assertThat(resolver.addressOf("acme.example")).isEmpty();
  }

  private Message ask(String nameserver, String name, int type) throws IOException {
    return stub(dns.addresses().get(nameserver)).send(query(name, type));
  }

  private static SimpleResolver stub(InetSocketAddress address) {
    SimpleResolver stub = new SimpleResolver(address);
    stub.setTimeout(Duration.ofMillis(500));
    return stub;
  }

  private static Message query(String name, int type) {
    return Message.newQuery(Record.newRecord(ZoneRecords.name(name), type, DClass.IN));
  }

  private static List<String> texts(Message message) {
    return message.getSection(Section.ANSWER).stream().map(Record::rdataToString).toList();
  }

  private static ZoneRecord record(String name, String type, String content) {
    return new ZoneRecord(name, type, content, 300, 10);
  }
}
