package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** D-06, D-10, D-11 from the command line: records, files, and what needs force. */
@ExtendWith(CompanyExtension.class)
class DnsRequestTest {
  private static final String ZONE = "dns-requests.example";
  private static Company company;
  @TempDir Path folder;

  @BeforeAll
  static void own(Company shared) {
    company = shared;
    company.world().inwx().owns(ZONE);
  }

  @Test
  void aRecordIsCreatedChangedAndRemoved() {
    assertThat(dns("create", "www." + ZONE, "A", "203.0.113.1", "--wait").exit()).isZero();
    assertThat(contents("www", "A")).containsExactly("203.0.113.1");
    assertThat(dns("update", "www", "a", "203.0.113.2", "--zone", ZONE, "--wait").exit()).isZero();
    assertThat(contents("www", "A")).containsExactly("203.0.113.2");
    Run clash = dns("create", "www." + ZONE, "CNAME", ZONE, "--wait");
    assertThat(clash.exit()).isEqualTo(1);
    assertThat(clash.out() + clash.err()).contains("alone at its name");
    assertThat(dns("delete", "www." + ZONE, "A", "--wait").exit()).isZero();
    assertThat(contents("www", "A")).isEmpty();
    Run list = company.longhaul("dns", "list", "--zone", ZONE, "--output", "json");
    assertThat(list.document().path("items").findValuesAsText("status"))
        .contains("VISIBLE")
        .doesNotContain("INVALID", "FAILED"); // what clashes is refused before it is entered
  }

  @Test
  void aFileIsPlannedKeptAndRefusedOnceTheZoneHasMoved() throws IOException {
    Path file = folder.resolve("zone.yaml");
    Files.writeString(
        file,
        """
        zone: dns-requests.example
        records:
        - {name: app, type: A, target: 203.0.113.7}
        - {name: app, type: TXT, target: "v=spf1 -all"}
        """);
    Path plan = folder.resolve("plan.json");
    Run planned = dns("plan", "-f", file.toString(), "--out", plan.toString());
    assertThat(planned.exit()).as(planned.err()).isZero();
    assertThat(planned.out()).contains("+ app.dns-requests.example 300 A 203.0.113.7");
    assertThat(contents("app", "A")).isEmpty();
    assertThat(dns("apply", "-f", file.toString(), "--wait").exit()).isZero();
    assertThat(contents("app", "A")).containsExactly("203.0.113.7");
    assertThat(contents("app", "TXT")).containsExactly("v=spf1 -all");
    assertThat(dns("apply", "-f", file.toString()).out()).contains("is so already");
    Run late = dns("apply", plan.toString(), "--wait");
    assertThat(late.exit()).isEqualTo(1);
    assertThat(late.out() + late.err()).contains("plan again");
    Run bind = dns("export", ZONE, "--bind");
    assertThat(bind.out()).contains("app.dns-requests.example. 300 IN TXT \"v=spf1 -all\"");
  }

  @Test
  void theZonesNameserversNeedForce() {
    Run refused = dns("create", ZONE, "NS", "ns9.example.net", "--dry-run");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("needs force");
    assertThat(dns("create", ZONE, "NS", "ns9.example.net", "--dry-run", "--force").exit())
        .isZero();
  }

  private static Run dns(String verb, String... arguments) {
    List<String> words = new ArrayList<>(List.of("dns", verb));
    words.addAll(List.of(arguments));
    return company.longhaul(words.toArray(String[]::new));
  }

  private static List<String> contents(String label, String type) {
    return company.world().inwx().records(ZONE).stream()
        .filter(record -> record.name().equals(label + "." + ZONE) && record.type().equals(type))
        .map(record -> record.content())
        .toList();
  }
}
