package dev.longhaul.activities.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.RecordNames;
import dev.longhaul.dns.RecordType;
import dev.longhaul.dns.RecordValues;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Json;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.utils.base16;

/** D-06 by chance: whatever is accepted means to dnsjava what it meant to the sender. */
class RecordPropertiesTest {
  private static final long SEED = 20261121;
  private static final int CASES = 500;
  private static final DomainName ACME = new DomainName("acme.example");
  private static final String TEXT = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~abcXYZ019";

  private final Random random = new Random(SEED);

  @ParameterizedTest
  @EnumSource(RecordType.class)
  void theOneFormOfAValueIsItsOwnOneForm(RecordType type) {
    for (int i = 0; i < CASES; i++) {
      String once = RecordValues.of(type, sample(type));
      assertThat(RecordValues.of(type, once)).isEqualTo(once);
    }
  }

  @ParameterizedTest
  @EnumSource(RecordType.class)
  void everyAcceptedValueGoesOverTheWireAndBack(RecordType type) throws Exception {
    for (int i = 0; i < CASES; i++) {
      String content = RecordValues.of(type, sample(type));
      Record wire = WireRecords.of(record(type, content));
      Record back = Record.fromWire(wire.toWire(org.xbill.DNS.Section.ANSWER), 1);
      assertThat(back).isEqualTo(wire);
      Record read =
          Record.fromString(
              wire.getName(), wire.getType(), 1, 300, wire.rdataToString(), Name.root);
      assertThat(read).as("its zone file form").isEqualTo(wire);
    }
  }

  @Test
  void everyByteOfATextArrives() {
    for (int i = 0; i < CASES; i++) {
      String text = RecordValues.of(RecordType.TXT, sample(RecordType.TXT));
      TXTRecord wire = (TXTRecord) WireRecords.of(record(RecordType.TXT, text));
      List<byte[]> strings = wire.getStringsAsByteArrays();
      assertThat(strings).allMatch(string -> string.length <= 255);
      String arrived =
          strings.stream()
              .map(string -> new String(string, StandardCharsets.US_ASCII))
              .collect(Collectors.joining());
      assertThat(arrived).isEqualTo(text);
    }
  }

  @Test
  void dnsjavasOwnQuotingOfATextIsUnderstood() {
    int understood = 0;
    for (int i = 0; i < CASES; i++) {
      String text = RecordValues.of(RecordType.TXT, sample(RecordType.TXT));
      String written = WireRecords.of(record(RecordType.TXT, text)).rdataToString();
      // without a quote at the beginning a value is taken as it is
      if (written.startsWith("\"")) {
        assertThat(RecordValues.of(RecordType.TXT, written)).isEqualTo(text);
        understood++;
      }
    }
    assertThat(understood).isGreaterThan(CASES / 2);
  }

  @Test
  void anAddressIsTheSameInEveryWayToWriteIt() throws Exception {
    for (int i = 0; i < CASES; i++) {
      byte[] bytes = new byte[16];
      random.nextBytes(bytes);
      IntStream.range(0, 16).filter(at -> random.nextBoolean()).forEach(at -> bytes[at] = 0);
      bytes[0] = 0x20;
      String longForm = InetAddress.getByAddress(bytes).getHostAddress();
      String form = RecordValues.of(RecordType.AAAA, longForm);
      assertThat(InetAddress.getByName(form)).isEqualTo(Inet6Address.getByAddress(bytes));
      assertThat(RecordValues.of(RecordType.AAAA, longForm.toUpperCase())).isEqualTo(form);
      assertThat(form.length()).isLessThanOrEqualTo(longForm.length());
    }
  }

  @Test
  void aNameIsTheSameRelativeFullWithADotAndInCapitals() {
    for (int i = 0; i < CASES; i++) {
      String label = label();
      DomainName full = RecordNames.of(label, ACME);
      assertThat(full.value()).isEqualTo(label + ".acme.example");
      List<Function<String, String>> ways =
          List.of(x -> x + ".", String::toUpperCase, x -> " " + x + " ");
      ways.forEach(
          way -> {
            assertThat(RecordNames.of(way.apply(full.value()), ACME)).isEqualTo(full);
            assertThat(RecordNames.of(way.apply(full.value()), null)).isEqualTo(full);
          });
      assertThat(WireRecords.name(full.value()).toString(true)).isEqualTo(full.value());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"A", "AAAA", "CNAME", "TXT", "MX"})
  void aWildcardGoesOverTheWireAndBack(RecordType type) throws Exception {
    DomainName all = RecordNames.with(type, RecordNames.of("*", ACME));
    assertThat(all).isEqualTo(RecordNames.of("*.ACME.example.", null)).isEqualTo(ACME.wildcard());
    assertThat(all.isBelow(ACME)).isTrue();
    String content = RecordValues.of(type, sample(type));
    Integer priority = type == RecordType.MX ? 10 : null;
    Record wire =
        WireRecords.of(new DnsRecord(all, type, content, DnsRecord.DEFAULT_TTL, priority));
    assertThat(wire.getName().isWild()).isTrue();
    assertThat(Record.fromWire(wire.toWire(org.xbill.DNS.Section.ANSWER), 1)).isEqualTo(wire);
    assertThat(DomainName.ofRecord(wire.getName().toString(true))).isEqualTo(all);
  }

  @Test
  void aWildcardIsWrittenAsTextAndReadAgain() throws Exception {
    DomainName all = RecordNames.of("*.apps", ACME);
    assertThat(all.value()).isEqualTo("*.apps.acme.example");
    assertThat(Json.mapper().readValue(Json.mapper().writeValueAsString(all), DomainName.class))
        .isEqualTo(all);
    assertThatThrownBy(() -> new DomainName("*.apps.acme.example"))
        .as("nothing that is bought or served")
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"NS", "SRV", "CAA"})
  void otherTypesHaveNoWildcards(RecordType type) {
    assertThatThrownBy(() -> RecordNames.with(type, ACME.wildcard()))
        .hasMessageContaining("not " + type);
  }

  @Test
  void aNameThatTakesNoMailGoesOverTheWireAndBack() throws Exception {
    assertThat(RecordValues.of(RecordType.MX, " . ")).isEqualTo(".");
    Record wire = WireRecords.of(new DnsRecord(ACME, RecordType.MX, ".", DnsRecord.DEFAULT_TTL, 0));
    assertThat(wire.rdataToString()).isEqualTo("0 .");
    assertThat(Record.fromWire(wire.toWire(org.xbill.DNS.Section.ANSWER), 1)).isEqualTo(wire);
  }

  @Test
  void anInternationalNameBecomesItsALabel() {
    assertThat(RecordNames.of("bücher", ACME).value()).isEqualTo("xn--bcher-kva.acme.example");
    assertThat(RecordNames.of("@", ACME)).isEqualTo(ACME);
    assertThat(RecordNames.of("@.acme.example", null)).isEqualTo(ACME);
  }

  @ParameterizedTest
  @CsvSource({
    "@,",
    "'',acme.example",
    "*,",
    "*www,acme.example",
    "www.*,acme.example",
    "*.*,acme.example",
    "*.other.example.,acme.example",
    "www.other.example.,acme.example",
    "a..b,acme.example",
    "nodot,"
  })
  void aNameThatIsNoneIsRefused(String name, String zone) {
    DomainName of = zone == null ? null : new DomainName(zone);
    assertThatThrownBy(() -> RecordNames.of(name, of)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "A,256.1.1.1",
    "A,1.2.3",
    "A,1.2.3.04",
    "A,::1",
    "AAAA,1.2.3.4",
    "AAAA,::ffff:1.2.3.4",
    "AAAA,0:0:0:0:0:ffff:102:304",
    "AAAA,1::2::3",
    "AAAA,12345::",
    "AAAA,1:2:3:4:5:6:7",
    "CNAME,nodot",
    "CNAME,.",
    "CNAME,a b.example",
    "MX,10 mail.example",
    "MX,''",
    "SRV,sip.example",
    "SRV,1 65536 sip.example",
    "SRV,70000 1 sip.example",
    "NS,1.2.3.4",
    "CAA,letsencrypt.org",
    "CAA,256 issue \"x\"",
    "CAA,0 nonsense \"x\"",
    "CAA,0 issue x y",
    "TXT,'\"open'",
    "TXT,ü",
    "TXT,'\" blank \"'"
  })
  void aValueThatIsNoneIsRefused(RecordType type, String value) {
    assertThatThrownBy(() -> RecordValues.of(type, value))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void priorityGoesOnlyWithMxAndSrv() {
    assertThat(RecordValues.priority(RecordType.MX, 0)).isZero();
    assertThat(RecordValues.priority(RecordType.A, null)).isNull();
    assertThatThrownBy(() -> RecordValues.priority(RecordType.A, 5)).hasMessageContaining("MX");
    assertThatThrownBy(() -> RecordValues.priority(RecordType.MX, null))
        .hasMessageContaining("is needed");
    assertThatThrownBy(() -> RecordValues.priority(RecordType.SRV, 65_536))
        .hasMessageContaining("65535");
  }

  private static DnsRecord record(RecordType type, String content) {
    boolean ranked = type == RecordType.MX || type == RecordType.SRV;
    return new DnsRecord(ACME, type, content, DnsRecord.DEFAULT_TTL, ranked ? 10 : null);
  }

  private String sample(RecordType type) {
    return switch (type) {
      case A -> octet() + "." + octet() + "." + octet() + "." + octet();
      case AAAA -> "2001:db8::" + base16.toString(new byte[] {(byte) octet(), 1}).toLowerCase();
      case CNAME, NS, MX -> label() + ".Example" + (random.nextBoolean() ? "." : "");
      case SRV -> octet() + "  " + octet() + " " + label() + ".example.";
      case CAA -> octet() + " issue \"" + label() + ".example; a=" + label() + "\"";
      case TXT -> text();
    };
  }

  private String text() {
    int length = 1 + random.nextInt(700);
    String inside =
        random
            .ints(length, 0, TEXT.length())
            .mapToObj(at -> TEXT.substring(at, at + 1))
            .collect(Collectors.joining());
    return "v" + inside + "=";
  }

  private String label() {
    String letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    return "x"
        + random
            .ints(1 + random.nextInt(20), 0, letters.length())
            .mapToObj(at -> letters.substring(at, at + 1))
            .collect(Collectors.joining());
  }

  private int octet() {
    return random.nextInt(256);
  }
}
