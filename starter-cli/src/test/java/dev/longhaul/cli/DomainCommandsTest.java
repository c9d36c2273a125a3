package dev.longhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code longhaul domain ...} (D-01 to D-04, D-13). */
class DomainCommandsTest extends CliCase {

  @Test
  void movesADomainWithACodeThatIsNeverAnArgument() throws Exception {
    int exit =
        run(
            "domain",
            "transfer",
            "Acme.example",
            "--auth-code-file",
            file("code", "S3cret\n"),
            "--owner",
            "o@acme.example",
            "--deadline",
            "9d",
            "--price-limit",
            "20.00 EUR",
            "--nameserver",
            "ns1.acme.example");
    assertThat(exit).as(err()).isZero();
    assertThat(out()).contains("accepted: domain:acme.example · transfer acme.example");
    JsonNode body = service.domainOrders.get("transfer acme.example");
    assertThat(body.path("timeout").asText()).isEqualTo("PT216H");
    assertThat(body.path("owner_email").asText()).isEqualTo("o@acme.example");
    assertThat(body.at("/nameservers/0").asText()).isEqualTo("ns1.acme.example");
    String ref = body.path("auth_code").asText();
    assertThat(ref).startsWith("ledger:acme.example/auth-code-");
    assertThat(service.secrets).isEqualTo(Map.of(ref.replace("ledger:", ""), "S3cret"));
    assertThat(out() + service.requests + body).doesNotContain("S3cret");
  }

  @Test
  void readsTheCodeFromStandardInputAndContactsFromAnOrder() {
    input = "S3cret";
    int exit =
        run(
            "domain",
            "transfer",
            "acme.example",
            "--auth-code-file",
            "-",
            "--contacts-from",
            example("acme.yaml"));
    assertThat(exit).as(err()).isZero();
    assertThat(service.secrets.values()).containsExactly("S3cret");
    input = "";
    assertThat(run("domain", "transfer", "acme.example", "--auth-code-file", "-")).isEqualTo(65);
  }

  @Test
  void registersADomain() {
    assertThat(run("domain", "register", "new.example")).isZero();
    assertThat(service.domainOrders).containsKey("register new.example");
    assertThat(run("domain", "register", "nodot")).isEqualTo(65);
  }

  @Test
  void steersATransfer() {
    assertThat(run("domain", "approve", "acme.example")).isZero();
    assertThat(out()).isEqualTo("acme.example: approve\n");
    assertThat(run("domain", "extend", "acme.example", "--by", "3d")).isZero();
    assertThat(service.domainOrders.get("extend acme.example").path("by").asText())
        .isEqualTo("PT72H");
    assertThat(run("domain", "cancel", "acme.example", "--reason", "regrets")).isZero();
    assertThat(service.domainOrders.get("cancel acme.example").path("reason").asText())
        .isEqualTo("regrets");
    assertThat(run("domain", "extend", "acme.example")).isEqualTo(2);
  }

  @Test
  void givesAParkedTransferAnotherCode() throws Exception {
    service.moments(Moments.parkedChild());
    int exit = run("domain", "auth-code", "acme.example", "--from-file", file("code", "An0ther"));
    assertThat(exit).as(err()).isZero();
    String ref = service.decisions.get(0).at("/fields/auth_code").asText();
    assertThat(ref).startsWith("ledger:acme.example/auth-code-");
    assertThat(service.secrets.get(ref.replace("ledger:", ""))).isEqualTo("An0ther");
    assertThat(service.decisions.toString()).doesNotContain("An0ther");
  }

  @Test
  void showsADomainAndWhatWasSaidOfIt() throws Exception {
    service.domains.put(
        "acme.example",
        StandIn.json()
            .put("name", "acme.example")
            .put("status", "TRANSFER WAITING")
            .put("renewal_mode", "AUTORENEW")
            .put("transfer", "PENDING")
            .put("words", "TRANSFER ODDITY")
            .put("meaning", "UNKNOWN"));
    assertThat(run("domain", "status", "acme.example")).isZero();
    assertThat(out())
        .contains(
            "PENDING, TRANSFER ODDITY (a word that is not known)",
            "operation show domain:acme.example",
            "TRANSFER WAITING: for the owner");
    assertThat(run("domain", "list", "--transfer", "pending", "--limit", "7")).isZero();
    assertThat(out()).contains("acme.example").contains("AUTORENEW");
    assertThat(service.requests).contains("GET /api/v1/domains?transfer=pending&limit=7");
    assertThat(run("domain", "status", "acme.example", "--output", "json")).isZero();
    assertThat(documents().get(0).path("open").asBoolean()).isTrue();
  }
}
