package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.activities.postgres.AuditTrail.AuditRow;
import dev.longhaul.activities.postgres.TokenRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokensApiTest {
  private static final String PATH = "/api/v1/tokens";

  private final TestApi api = new TestApi();
  private final TestApi.Caller admin = api.as(api.token(TokenRole.ADMIN));

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void aNewTokenIsShownOnceAndOpensWhatItsRoleMay() {
    TestApi.Answer made =
        admin.post(PATH, "{'name':'jo','role':'operator','expires_in':'P90D'}".replace('\'', '"'));
    assertThat(made.status()).isEqualTo(201);
    String value = made.body().path("value").asText();
    assertThat(value).startsWith("lh_");
    assertThat(made.body().path("expires_at").asText()).isNotEmpty();
    assertThat(api.as(value).get("/api/v1/servers").status()).isEqualTo(200);
    assertThat(api.as(value).get(PATH).status()).isEqualTo(403);
    assertThat(admin.get(PATH).response().body()).contains("\"jo\"").doesNotContain("lh_");
  }

  @Test
  void aTokenForAnAccountNamesItsProjects() {
    TestApi.Answer made =
        admin.post(
            PATH,
            "{'name':'shop','role':'operator','account':'a-7','projects':['acme','blog']}"
                .replace('\'', '"'));
    assertThat(made.body().path("projects").toString()).isEqualTo("[\"acme\",\"blog\"]");
    assertThat(
            admin
                .post(PATH, "{'name':'x','role':'viewer','projects':['A B']}".replace('\'', '"'))
                .errorFields())
        .containsOnly("projects");
  }

  @Test
  void aListSaysWhatBecameOfEachToken() {
    String value = create("jo", "viewer");
    api.as(value).get("/api/v1/servers");
    admin.post(PATH + "/jo/revoke", "{}");
    JsonNode jo = admin.get(PATH).body().path("items").get(1);
    assertThat(jo.path("role").asText()).isEqualTo("viewer");
    assertThat(jo.path("state").asText()).isEqualTo("revoked");
    assertThat(jo.hasNonNull("last_used_at")).isTrue();
    assertThat(jo.hasNonNull("revoked_at")).isTrue();
  }

  @Test
  void aRevokedTokenIsToldSo() {
    String value = create("jo", "viewer");
    assertThat(admin.post(PATH + "/jo/revoke", "").status()).isEqualTo(200);
    TestApi.Answer refused = api.as(value).get("/api/v1/servers");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.detail()).startsWith("the token jo was revoked at 2");
    assertThat(admin.post(PATH + "/jo/revoke", "").body().path("message").asText())
        .isEqualTo("the token jo has ended before");
  }

  @Test
  void theLastAdminIsOnlyRevokedByForce() {
    TestApi.Answer refused = admin.post(PATH + "/admin/revoke", "{}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.detail()).contains("admin is the last token of an admin", "setup");
    assertThat(admin.get(PATH).status()).isEqualTo(200);
    assertThat(admin.post(PATH + "/admin/revoke", "{\"force\":true}").status()).isEqualTo(200);
    assertThat(admin.get(PATH).status()).isEqualTo(401);
  }

  @Test
  void theAuditTrailNamesWhoMadeAndRevokedIt() {
    String value = create("jo", "viewer");
    admin.post(PATH + "/jo/revoke", "{}");
    assertThat(api.audit.list(null, 10))
        .extracting(AuditRow::action)
        .containsExactly("token-revoke", "token-create");
    assertThat(api.audit.list(null, 10))
        .allSatisfy(
            row -> {
              assertThat(row.actor().name()).isEqualTo("admin");
              assertThat(row.detail()).contains("jo").doesNotContain(value);
            });
  }

  @Test
  void whatIsWrongIsToldByField() {
    TestApi.Answer answer =
        admin.post(PATH, "{'name':'j o','role':'god','expires_in':'-P1D'}".replace('\'', '"'));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorFields()).containsExactly("name", "role", "expires_in");
    assertThat(admin.post(PATH + "/nobody/revoke", "{}").status()).isEqualTo(404);
    create("jo", "viewer");
    assertThat(admin.post(PATH, "{\"name\":\"jo\",\"role\":\"viewer\"}").status()).isEqualTo(409);
  }

  @Test
  void aTokenIsMadeOnceAlsoWithAKeyAndItsValueIsKeptNowhere() {
    String wish = "{\"name\":\"jo\",\"role\":\"viewer\"}";
    String value = admin.postOnce("k1", PATH, wish).body().path("value").asText();
    assertThat(admin.postOnce("k1", PATH, wish).status()).isEqualTo(409);
    assertThat(rows("select k::text from request_keys k")).doesNotContain(value);
    assertThat(rows("select t::text from api_tokens t")).contains("jo").doesNotContain(value);
  }

  @Test
  void withoutALineInTheAuditTrailNothingIsMadeOrRevoked() {
    create("jo", "viewer");
    api.forbidAudit("token-create");
    api.forbidAudit("token-revoke");
    assertThat(admin.post(PATH, "{\"name\":\"kim\",\"role\":\"viewer\"}").status())
        .isGreaterThanOrEqualTo(500);
    assertThat(admin.post(PATH + "/jo/revoke", "{}").status()).isGreaterThanOrEqualTo(500);
    assertThat(rows("select name || ' ' || (revoked_at is null) from api_tokens order by id"))
        .isEqualTo("[admin true, jo true]");
  }

  private String rows(String query) {
    return api.ledger
        .jdbi()
        .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list())
        .toString();
  }

  private String create(String name, String role) {
    String wish = "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(name, role);
    return admin.post(PATH, wish).body().path("value").asText();
  }
}
