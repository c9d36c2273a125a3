package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.activities.postgres.TokenRole;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.SecretRef;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers, secrets and the registrar. */
class LedgerRoutesTest {
  private static final TestApi api = new TestApi();
  private static final TestApi.Caller admin = api.as(api.token(TokenRole.ADMIN));

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void entersAServerAndListsIt() {
    TestApi.Answer added = add("web-2", "203.0.113.2", "uuid-2", "20");
    assertThat(added.status()).isEqualTo(201);
    JsonNode items = admin.get("/api/v1/servers").body().path("items");
    assertThat(items.toString())
        .contains(
            "{\"name\":\"web-2\",\"address\":\"203.0.113.2\",\"platform_id\":\"uuid-2\","
                + "\"capacity\":20,\"taken\":0,\"labels\":{\"room\":\"north\"}}");
    assertThat(added.body().path("items").get(0)).isEqualTo(items.get(0));
    assertThat(api.audit.list(null, 50))
        .anySatisfy(row -> assertThat(row.detail()).isEqualTo("web-2 at 203.0.113.2"));
  }

  @Test
  void refusesASecondServerOfThatNameOrPlatformId() {
    add("web-3", "203.0.113.3", "uuid-3", "20");
    assertThat(add("web-3", "203.0.113.4", "uuid-4", "20").status()).isEqualTo(409);
    TestApi.Answer samePlatformId = add("web-4", "203.0.113.4", "uuid-3", "20");
    assertThat(samePlatformId.status()).isEqualTo(409);
    assertThat(samePlatformId.detail()).contains("uuid-3");
  }

  @Test
  void namesEverythingThatIsWrongWithAServer() {
    TestApi.Answer answer = add("Web 1", "10.0.0.1", "a b", "0");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorFields())
        .containsExactlyInAnyOrder("name", "address", "platform_id", "capacity");
    assertThat(add("web-5", "203.0.113.5", "uuid-5", "10001").errorFields())
        .containsExactly("capacity");
    assertThat(add("web-5", "203.0.113.5", "uuid-5", "1.5").errorFields())
        .containsExactly("capacity");
    assertThat(admin.post("/api/v1/servers", "{}").errorFields())
        .containsExactly("name", "address", "platform_id", "capacity");
    assertThat(
            admin
                .post("/api/v1/servers", "{\"labels\": {\"Bad Key\": \"x\", \"ok\": 5}}")
                .errorFields())
        .contains("labels.Bad Key", "labels.ok");
  }

  @ParameterizedTest
  @CsvSource({"gone,not a server", "cut-off,cannot reach", "raw,cannot use"})
  void refusesAServerThatThePlatformCannotUse(String id, String reason) {
    TestApi.Answer answer = add("web-7", "203.0.113.7", id, "20");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorFields()).containsExactly("platform_id");
    assertThat(answer.detail()).contains(reason);
    assertThat(admin.get("/api/v1/servers").response().body()).doesNotContain("web-7");
  }

  @Test
  void saysWhenThePlatformIsAway() {
    TestApi.Answer answer = add("web-8", "203.0.113.8", "away", "20");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.detail()).contains("the platform is in maintenance");
    assertThat(admin.get("/api/v1/servers").response().body()).doesNotContain("web-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.1.1", "172.16.0.1",
        "172.31.255.255", "192.168.0.1", "192.0.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255",
        "256.1.1.1", "1.2.3", "1.2.3.04", "::1", "web.example"
      })
  void refusesAddressesThatAreNotPublic(String address) {
    assertThat(add("web-6", address, "uuid-6", "1").errorFields()).containsExactly("address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "100.63.0.1", "172.32.0.1", "192.0.2.1", "198.20.0.1"})
  void takesPublicAddresses(String address) {
    String name = "pub-" + address.replace('.', '-');
    assertThat(add(name, address, name, "1").status()).isEqualTo(201);
  }

  @Test
  void takesPrivateAddressesWhereTheyAreAllowed() {
    assertThat(PublicAddress.check("127.10.0.11", true)).isEqualTo("127.10.0.11");
  }

  @Test
  void storesASecretAndNeverGivesItBack() {
    TestApi.Answer stored =
        admin.put("/api/v1/secrets/acme/auth-code", "{\"value\": \"hunter2\\nline 2\"}");
    assertThat(stored.status()).isEqualTo(204);
    assertThat(stored.response().body()).isEmpty();
    assertThat(api.secrets.read(SecretRef.of("acme", "auth-code")))
        .isEqualTo(new Secret("hunter2\nline 2"));
    assertThat(admin.get("/api/v1/secrets/acme/auth-code").status()).isEqualTo(405);
    assertThat(api.audit.list(null, 50))
        .noneSatisfy(row -> assertThat(row.detail()).contains("hunter2"))
        .anySatisfy(row -> assertThat(row.detail()).isEqualTo("ledger:acme/auth-code"));
  }

  @Test
  void refusesASecretThatCannotBeOne() {
    String path = "/api/v1/secrets/acme/key";
    String longest = "x".repeat(4096);
    assertThat(admin.put(path, "{\"value\": \"" + longest + "\"}").status()).isEqualTo(204);
    for (String body :
        List.of(
            "{}",
            "{\"value\": \"\"}",
            "{\"value\": 5}",
            "{\"value\": \"a\\u0000b\"}",
            "{\"value\": \"" + longest + "x\"}")) {
      assertThat(admin.put(path, body).errorFields()).containsExactly("value");
    }
    assertThat(admin.put("/api/v1/secrets/Acme/key", "{\"value\": \"x\"}").status()).isEqualTo(400);
  }

  @Test
  void neverRepeatsABodyThatItCannotRead() {
    TestApi.Answer answer = admin.put("/api/v1/secrets/acme/key", "{\"value\": hunter2}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.response().body()).doesNotContain("hunter2");
    assertThat(admin.put("/api/v1/secrets/acme/key", "{\"hunter2\": 1}").status()).isEqualTo(400);
  }

  @Test
  void asksTheRegistrar() {
    TestApi.Answer answer = admin.get("/api/v1/domains/check?name=B%C3%BCcher.example");
    assertThat(answer.body().toString())
        .isEqualTo(
            "{\"domain\":\"xn--bcher-kva.example\",\"status\":\"FREE\","
                + "\"price\":{\"minor\":1188,\"currency\":\"EUR\"},\"premium\":false}");
    assertThat(admin.get("/api/v1/domains/check").errorFields()).containsExactly("name");
    assertThat(admin.get("/api/v1/domains/check?name=nodot").errorFields()).containsExactly("name");
  }

  @Test
  void saysWhenTheRegistrarIsAway() {
    TestApi.Answer answer = admin.get("/api/v1/domains/check?name=acme.away");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.detail()).endsWith("the registrar is in maintenance");
  }

  private static TestApi.Answer add(String name, String address, String platformId, String slots) {
    return admin.post(
        "/api/v1/servers",
        """
        {"name": "%s", "address": "%s", "platform_id": "%s", "capacity": %s,
         "labels": {"room": "north"}}
        """
            .formatted(name, address, platformId, slots));
  }
}
