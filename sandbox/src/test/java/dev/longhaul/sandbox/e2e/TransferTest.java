package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.emulators.inwx.TransferScenes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Domains moved from other registrars (D-03, D-04, D-13; P-01, P-03 for such projects). */
@ExtendWith(CompanyExtension.class)
class TransferTest {
  private static final String CODE = "Geheim-Code-4711";
  private static Company company;
  private static TransferScenes others;
  @TempDir private Path directory;

  @BeforeAll
  static void open(Company shared) {
    company = shared;
    others = company.world().inwx().transfers();
  }

  @Test
  void movesADomainAndShowsItsStory() {
    others.elsewhere("quick.example", CODE).approvesAfter("quick.example", Duration.ofSeconds(2));
    Run run = transfer("quick.example", CODE, "--wait", "--deadline", "2d", "--timeout", "60s");
    assertThat(run.exit()).as(run.toString()).isZero();
    assertThat(run.out()).contains("quick.example is ours, paid 11.88 EUR").doesNotContain(CODE);
    assertThat(company.count("charged", "quick.example")).isOne();
    JsonNode status =
        company.longhaul("domain", "status", "quick.example", "--output", "json").document();
    assertThat(status.at("/domain/transfer").asText()).isEqualTo("COMPLETED");
    assertThat(status.path("open").asBoolean()).isFalse();
    assertThat(status.path("messages").toString()).contains("TRANSFER SUCCESSFUL");
    assertThat(company.longhaul("domain", "list", "--transfer", "completed").out())
        .contains("quick.example");
  }

  @Test
  void goesOnWithTheRightCodeAfterAWrongOne() {
    others.elsewhere("wrong.example", CODE).approvesAfter("wrong.example", Duration.ofSeconds(2));
    Run parked = transfer("wrong.example", "another", "--wait");
    assertThat(parked.exit()).as(parked.toString()).isEqualTo(6);
    assertThat(parked.out()).contains("2202");
    Run mended =
        company.longhaul(
            "domain", "auth-code", "wrong.example", "--from-file", file(CODE), "--wait");
    assertThat(mended.exit()).as(mended.toString()).isZero();
    assertThat(company.count("charged", "wrong.example")).isOne();
  }

  @Test
  void parksWithTheWordsOfTheLosingRegistrarAndCanBeTakenBack() {
    others
        .elsewhere("kept.example", CODE)
        .refusesAfter("kept.example", Duration.ofSeconds(1), "the owner objects");
    Run parked = transfer("kept.example", CODE, "--wait", "--timeout", "60s");
    assertThat(parked.exit()).as(parked.toString()).isEqualTo(6);
    assertThat(parked.out()).contains("TRANSFER FAILED: the owner objects");
    others.silent("kept.example");
    assertThat(company.longhaul("operation", "decide", "domain:kept.example", "retry").exit())
        .isZero();
    requested("kept.example", 2);
    Run cancelled = company.longhaul("domain", "cancel", "kept.example", "--wait");
    assertThat(cancelled.exit()).as(cancelled.toString()).isEqualTo(5);
    assertThat(company.count("domain-transfer-cancelled", "kept.example")).isOne();
    assertThat(company.count("charged", "kept.example")).isZero();
    assertThat(company.longhaul("domain", "status", "kept.example").out()).contains("CANCELLED");
  }

  @Test
  void isNotParkedByNewsOfARequestThatWasTakenBack() {
    others.elsewhere("again.example", CODE).silent("again.example");
    assertThat(transfer("again.example", CODE).exit()).isZero();
    requested("again.example", 1);
    assertThat(company.longhaul("domain", "cancel", "again.example", "--wait").exit()).isEqualTo(5);
    assertThat(transfer("again.example", CODE).exit()).isZero();
    requested("again.example", 2);
    others.tell("again.example", "TRANSFER FAILED", "withdrawn by the customer");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> messages("again.example").contains("withdrawn by the customer"));
    others.approve("again.example");
    Run run = company.longhaul("operation", "watch", "domain:again.example", "--timeout", "60s");
    assertThat(run.exit()).as(run.toString()).isZero();
    assertThat(company.count("charged", "again.example")).isOne();
  }

  @Test
  void waitsForAnOwnerWhoApprovesLater() {
    others.elsewhere("late.example", CODE).silent("late.example");
    assertThat(transfer("late.example", CODE).exit()).isZero();
    requested("late.example", 1);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> operations(), listed -> listed.contains("waits for the registrar's word"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> company.longhaul("domain", "extend", "late.example", "--by", "2d").exit() == 0);
    others.approve("late.example");
    assertThat(company.longhaul("domain", "approve", "late.example").out())
        .contains("looks at the registrar now");
    assertThat(
            company
                .longhaul("operation", "watch", "domain:late.example", "--timeout", "60s")
                .exit())
        .isZero();
  }

  @Test
  void takesAProjectLiveOnceItsDomainIsOurs() {
    others.elsewhere("moved.example", CODE).approvesAfter("moved.example", Duration.ofSeconds(2));
    Run run = company.order(Order.registered("moved").from("transfer"), "--wait");
    assertThat(run.exit()).as("its transfer is parked: " + run).isEqualTo(6);
    assertThat(company.project("moved").path("status").asText()).isEqualTo("PENDING_DOMAIN");
    Path code = directory.resolve("code");
    write(code, CODE);
    Run given =
        company.longhaul("domain", "auth-code", "moved.example", "--from-file", code.toString());
    assertThat(given.exit()).as(given.toString()).isZero();
    Run live = company.longhaul("operation", "watch", "project:moved", "--timeout", "90s");
    assertThat(live.exit()).as(live.toString()).isZero();
    assertThat(live.out()).contains("https://moved.example is live");
    assertThat(company.count("charged", "moved.example")).isOne();
    assertThat(company.log("moved"))
        .extracting(line -> line.path("action").asText())
        .containsSubsequence(
            "domain_transfer_waiting", "domain_transfer_completed", "dns_configured");
  }

  @Test
  void registersADomainWithoutAProject() {
    Run run = company.longhaul("domain", "register", "alone.example", "--wait");
    assertThat(run.exit()).as(run.toString()).isZero();
    assertThat(company.count("charged", "alone.example")).isOne();
    assertThat(company.longhaul("domain", "list", "--status", "OK").out())
        .contains("alone.example");
  }

  /** The registrar has been asked so often. */
  private static void requested(String domain, int times) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> company.count("domain-transfer-requested", domain) == times);
  }

  private static String operations() {
    return company.longhaul("operation", "list", "--kind", "transfer-domain").out();
  }

  private static String messages(String domain) {
    return company
        .longhaul("domain", "status", domain, "--output", "json")
        .document()
        .path("messages")
        .toString();
  }

  private Run transfer(String domain, String code, String... more) {
    String[] start = {"domain", "transfer", domain, "--auth-code-file", file(code)};
    String[] all = Arrays.copyOf(start, start.length + more.length);
    System.arraycopy(more, 0, all, start.length, more.length);
    return company.longhaul(all);
  }

  private String file(String code) {
    Path file = directory.resolve("code-" + code.hashCode());
    write(file, code);
    return file.toString();
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
