package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.activities.postgres.TokenRole;
import dev.longhaul.domains.DomainOrder;
import dev.longhaul.domains.TransferOrder;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.SecretRef;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Domains over HTTP (D-02, D-03, D-04, D-13). */
class DomainsApiTest {
  private static final String CONTACTS =
      """
      "contacts": {"registrant": {"name": "Jo", "street": "Weg 1", "postal_code": "10115",
        "city": "Berlin", "country_code": "DE", "phone": "+49.301234567",
        "email": "jo@acme.example"}}
      """;
  private static final TestApi api = new TestApi();
  private static final TestApi.Caller operator = api.as(api.token(TokenRole.OPERATOR));

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void startsATransferWithItsDefaultsAndFindsItRunning() {
    String body =
        "{%s, \"auth_code\": \"ledger:one.example/code\", \"owner_email\": \"o@one.example\"}"
            .formatted(CONTACTS);
    TestApi.Answer early = operator.post("/api/v1/domains/one.example/transfer", body);
    assertThat(early.errorFields()).as("the code is not stored yet").containsExactly("auth_code");
    api.secrets.put(SecretRef.of("one.example", "code"), new Secret("right"));
    TestApi.Answer first = operator.post("/api/v1/domains/one.example/transfer", body);
    assertThat(first.status()).as(first.response().body()).isEqualTo(202);
    assertThat(first.body().path("operation_id").asText()).isEqualTo("domain:one.example");
    TransferOrder order = (TransferOrder) started("domain:one.example").order();
    assertThat(order.patience()).isEqualTo(Duration.ofDays(5));
    assertThat(order.priceLimit()).isEqualTo(new Money(2000, "EUR"));
    assertThat(order.nameservers()).as("those that it has").isEmpty();
    assertThat(order.ownerEmail()).isEqualTo("o@one.example");
    assertThat(
            operator
                .post("/api/v1/domains/one.example/transfer", body)
                .body()
                .path("already_running")
                .asBoolean())
        .isTrue();
  }

  @Test
  void takesATimeoutAndNameserversAndNoOwner() {
    String body =
        "{%s, \"timeout\": \"P9D\", \"nameservers\": [\"ns1.acme.example\"]}".formatted(CONTACTS);
    operator.post("/api/v1/domains/two.example/transfer", body);
    TransferOrder order = (TransferOrder) started("domain:two.example").order();
    assertThat(order.patience()).isEqualTo(Duration.ofDays(9));
    assertThat(order.nameservers()).hasSize(1);
    assertThat(order.ownerEmail()).isNull();
    assertThat(order.authCode()).isNull();
  }

  @Test
  void startsARegistration() {
    TestApi.Answer answer =
        operator.post("/api/v1/domains/new.example/register", "{%s}".formatted(CONTACTS));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(((DomainOrder) started("domain:new.example").order()).contacts().registrant().name())
        .isEqualTo("Jo");
  }

  @Test
  void namesWhatIsWrongInTheBodysOwnWords() {
    TestApi.Answer answer =
        operator.post(
            "/api/v1/domains/bad.example/transfer",
            "{%s, \"price_limit\": \"much\", \"auth_code\": \"clear-text-code\", \"nameserver\": []}"
                .formatted(CONTACTS));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorFields()).contains("price_limit", "auth_code", "nameserver");
    assertThat(answer.response().body()).doesNotContain("clear-text-code");
    assertThat(
            operator
                .post(
                    "/api/v1/domains/bad.example/transfer",
                    "{\"auth_code\": \"ledger:other.example/code\"}")
                .errorFields())
        .contains("auth_code");
    assertThat(operator.post("/api/v1/domains/nodot/transfer", "{}").errorFields())
        .containsExactly("name");
    assertThat(operator.post("/api/v1/domains/bad.example/register", "{}").errorFields())
        .containsExactly("contacts");
    assertThat(
            operator
                .post(
                    "/api/v1/domains/bad.example/transfer",
                    "{%s, \"timeout\": \"soon\"}".formatted(CONTACTS))
                .errorFields())
        .containsExactly("timeout");
  }

  @Test
  void steersATransferThatWaits() {
    run("waiting.example");
    assertThat(operator.post("/api/v1/domains/waiting.example/approve", "{}").status())
        .isEqualTo(202);
    TestApi.Answer longer =
        operator.post("/api/v1/domains/waiting.example/extend", "{\"by\": \"P3D\"}");
    assertThat(longer.status()).isEqualTo(202);
    assertThat(longer.body().path("message").asText())
        .isEqualTo("domain:waiting.example waits 3 d longer");
    assertThat(api.post.sent)
        .contains("waiting.example look, says operator", "waiting.example wait PT72H");
    assertThat(
            operator
                .post("/api/v1/domains/waiting.example/cancel", "{\"reason\": \"regrets\"}")
                .status())
        .isEqualTo(202);
    assertThat(api.temporal.cancelOf("domain:waiting.example").reason()).isEqualTo("regrets");
  }

  @Test
  void extendsAParkedTransferByADecision() {
    run("parked.example");
    api.temporal.park("domain:parked.example", "AWAIT_REGISTRAR", 2, DecisionWord.EXTEND);
    assertThat(operator.post("/api/v1/domains/parked.example/extend", "{\"by\": \"P3D\"}").status())
        .isEqualTo(202);
    assertThat(api.temporal.decisions())
        .anySatisfy(
            decision -> {
              assertThat(decision.step()).isEqualTo("AWAIT_REGISTRAR");
              assertThat(decision.extendBy()).isEqualTo(Duration.ofDays(3));
            });
  }

  @Test
  void refusesToSteerWhatDoesNotRun() {
    run("ended.example");
    api.temporal.end("domain:ended.example", OperationState.SUCCEEDED);
    assertThat(operator.post("/api/v1/domains/ended.example/approve", "{}").status())
        .isEqualTo(409);
    assertThat(operator.post("/api/v1/domains/never.example/cancel", "{}").status()).isEqualTo(409);
    assertThat(
            operator
                .post("/api/v1/domains/ended.example/extend", "{\"by\": \"P90D\"}")
                .errorFields())
        .containsExactly("by");
  }

  @Test
  void refusesToSteerARegistrationAsATransfer() {
    operator.post("/api/v1/domains/fresh.example/register", "{%s}".formatted(CONTACTS));
    assertRefused("approve", "{}");
    assertRefused("extend", "{\"by\": \"P3D\"}");
    assertRefused("cancel", "{}");
    assertThat(api.post.sent).noneMatch(told -> told.startsWith("fresh.example"));
    assertThat(api.temporal.cancelOf("domain:fresh.example")).isNull();
  }

  private static void assertRefused(String verb, String body) {
    TestApi.Answer answer = operator.post("/api/v1/domains/fresh.example/" + verb, body);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.response().body())
        .contains(
            "domain:fresh.example is no transfer but register-domain;"
                + " use longhaul operation show, decide or cancel");
  }

  @Test
  void listsDomainsInPagesByFilter() {
    for (String name : new String[] {"a.example", "b.example", "c.example"}) {
      api.ledger
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      """
                      insert into domains
                        (name, account, status, expires_at, renewal_mode, seen_at)
                      values (?, 'inwx-test', 'OK', '2027-01-01T00:00:00Z', 'AUTODELETE', now())
                      """,
                      name));
    }
    JsonNode page = operator.get("/api/v1/domains?limit=2&renewal_mode=AUTODELETE").body();
    assertThat(page.path("items").findValuesAsText("name"))
        .containsExactly("a.example", "b.example");
    JsonNode rest =
        operator
            .get(
                "/api/v1/domains?limit=2&renewal_mode=AUTODELETE&after="
                    + page.path("next").asText())
            .body();
    assertThat(rest.path("items").findValuesAsText("name")).containsExactly("c.example");
    assertThat(rest.path("next").isNull()).isTrue();
    assertThat(operator.get("/api/v1/domains?transfer=FAILED").body().path("items")).isEmpty();
    assertThat(
            operator
                .get("/api/v1/domains?expires_before=2026-12-31T00:00:00Z")
                .body()
                .path("items"))
        .isEmpty();
    assertThat(operator.get("/api/v1/domains?expires_before=soon").errorFields())
        .containsExactly("expires_before");
    assertThat(operator.get("/api/v1/domains/b.example").body().at("/domain/status").asText())
        .isEqualTo("OK");
    assertThat(operator.get("/api/v1/domains/unknown.example").status()).isEqualTo(404);
    assertThat(operator.get("/api/v1/registrars").body().path("items").isArray()).isTrue();
  }

  private static void run(String domain) {
    operator.post("/api/v1/domains/" + domain + "/transfer", "{%s}".formatted(CONTACTS));
  }

  private static Operations.Start started(String id) {
    return api.temporal.starts().stream()
        .filter(start -> start.id().value().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
