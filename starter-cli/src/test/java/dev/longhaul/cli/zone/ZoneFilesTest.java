package dev.longhaul.cli.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.dns.RecordType;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneFilesTest {
  private static final DomainName ACME = new DomainName("acme.example");
  private static final String BIND =
      """
      $ORIGIN acme.example.
      $TTL 1h
      @       IN SOA ns.inwx.de. hostmaster.acme.example. 1 10800 3600 604800 3600
              IN NS  ns.inwx.de.
      @   600 IN A   192.0.2.1
              IN MX  10 mail
      www     IN CNAME @
      _sip._tcp IN SRV 1 5 5060 sip.acme.example.
      @       IN CAA 0 issue "letsencrypt.org"
      key     IN TXT "v=DKIM1; \\"p\\"=" "abc"
      ipv6    IN AAAA 2001:DB8:0:0:0:0:0:1
      """;

  @Test
  void aBindFileIsReadWithEveryType() {
    ZoneFile file = BindFile.read(BIND, null);
    assertThat(file.zone()).isEqualTo(ACME);
    assertThat(file.lines().stream().map(ZoneLine::toString))
        .containsExactly(
            "acme.example 3600 NS ns.inwx.de",
            "acme.example 600 A 192.0.2.1",
            "acme.example 3600 MX 10 mail.acme.example",
            "www.acme.example 3600 CNAME acme.example",
            "_sip._tcp.acme.example 3600 SRV 1 5 5060 sip.acme.example",
            "acme.example 3600 CAA 0 issue \"letsencrypt.org\"",
            "key.acme.example 3600 TXT v=DKIM1; \"p\"=abc",
            "ipv6.acme.example 3600 AAAA 2001:db8::1");
  }

  @Test
  void whatIsWrittenForBindIsReadAgain() {
    String longText = IntStream.range(0, 600).mapToObj(i -> "x").collect(Collectors.joining());
    List<ZoneLine> lines = new ArrayList<>(BindFile.read(BIND, null).lines());
    lines.add(ZoneLine.of(ACME.wildcard(), RecordType.A, "192.0.2.9", 300, null));
    lines.add(ZoneLine.of(ACME.child("silent"), RecordType.MX, ".", 300, 0));
    lines.add(ZoneLine.of(ACME.child("long"), RecordType.TXT, longText + "\\;\"", 300, null));
    assertThat(BindFile.read(BindFile.write(ACME, lines), ACME).lines()).isEqualTo(lines);
    assertThat(BindFile.read(BindFile.write(ACME, lines), null).zone()).isEqualTo(ACME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "www IN A 192.0.2.1",
        "$INCLUDE /etc/passwd",
        "@ 3600 IN HINFO a b",
        "@ 3600 IN A 192.0.2",
        "* 3600 IN SRV 1 5 5060 sip.acme.example."
      })
  void whatIsNoZoneFileIsRefused(String text) {
    DomainName origin = text.startsWith("www") ? null : ACME;
    assertThatThrownBy(() -> BindFile.read(text + "\n", origin))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTypeThatIsNotManagedIsNamedWithTheWayOut() {
    assertThatThrownBy(() -> BindFile.read("www 3600 IN PTR web.acme.example.\n", ACME))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "www.acme.example. PTR: records of this type are not managed; take the line out, what"
                + " the zone holds of them stays");
  }

  @Test
  void aLineThatStandsForMillionsIsRefused() {
    assertThatThrownBy(() -> BindFile.read("$GENERATE 1-5000000 host$ A 192.0.2.1\n", ACME))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the file has more than 10000 records");
  }

  @Test
  void aYamlFileIsReadAndItsMistakesAreNamed() {
    ZoneFile file =
        ZoneFile.yaml("zone: acme.example\nrecords:\n- {name: '@', type: a, target: 192.0.2.1}\n");
    assertThat(file.lines())
        .containsExactly(ZoneLine.of(ACME, RecordType.A, "192.0.2.1", 300, null));
    for (String wrong :
        List.of(
            "[1]",
            "zone: acme.example",
            "zone: acme.example\nrecords: [5]",
            "zone: acme.example\nrecords:\n- {name: www, type: A}",
            "zone: acme.example\nrecords:\n- {name: www, type: A, target: x}",
            "zone: acme.example\nrecords:\n- {name: www, type: A, target: 192.0.2.1, tl: 5}",
            "zone: acme.example\nrecords:\n- {name: www.other.example., type: A, target: 192.0.2.1}")) {
      assertThatThrownBy(() -> ZoneFile.yaml(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aFileSpeaksForTheSetsItMentions() throws Exception {
    ZoneFile file =
        ZoneFile.yaml(
            """
            zone: acme.example
            records:
            - {name: www, type: A, target: 192.0.2.1}
            - {name: new, type: A, target: 192.0.2.5, ttl: 600}
            - {name: same, type: AAAA, target: '2001:db8::1'}
            """);
    JsonNode zone =
        Json.mapper()
            .readTree(
                """
                {"version": "v7", "records": [
                 {"domain": "www.acme.example", "record_type": "A", "target": "192.0.2.2", "ttl": 300, "owned": false},
                 {"domain": "new.acme.example", "record_type": "A", "target": "192.0.2.5", "ttl": 300, "owned": true},
                 {"domain": "same.acme.example", "record_type": "AAAA", "target": "2001:db8:0:0:0:0:0:1", "ttl": 300, "owned": true},
                 {"domain": "ours.acme.example", "record_type": "A", "target": "192.0.2.9", "ttl": 300, "owned": true},
                 {"domain": "theirs.acme.example", "record_type": "A", "target": "192.0.2.9", "ttl": 300, "owned": false},
                 {"domain": "acme.example", "record_type": "NS", "target": "ns.inwx.de", "ttl": 300, "owned": true}]}
                """);
    ZoneDiff diff = ZoneDiff.of(file, zone, false);
    assertThat(diff.words())
        .containsExactly(
            "- www.acme.example 300 A 192.0.2.2",
            "+ www.acme.example 300 A 192.0.2.1",
            "+ new.acme.example 600 A 192.0.2.5");
    assertThat(ZoneDiff.of(file, zone, true).words())
        .contains("- ours.acme.example 300 A 192.0.2.9")
        .doesNotContain(
            "- theirs.acme.example 300 A 192.0.2.9", "- acme.example 300 NS ns.inwx.de");
    ObjectNode request = diff.request(true);
    assertThat(request.path("zone_version").asText()).isEqualTo("v7");
    assertThat(request.path("resources").findValuesAsText("action"))
        .containsExactly("delete", "create", "create");
  }
}
