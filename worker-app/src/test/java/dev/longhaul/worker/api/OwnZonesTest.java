package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.postgres.TokenRole;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A token that is bound to an account changes the names of its projects, and no others. */
class OwnZonesTest {
  private static final TestApi api = new TestApi();

  @BeforeAll
  static void enterProjects() {
    api.ledger.jdbi().useHandle(OwnZonesTest::enterAcme);
  }

  @AfterAll
  static void close() {
    api.close();
  }

  static void enterAcme(Handle handle) {
    handle.execute(
        "insert into projects (slug, name, owner_email, order_json)"
            + " values ('acme', 'Acme', 'jo@acme.example', '{}')");
    handle.execute(
        "insert into project_domains (project, domain, base_domain, status)"
            + " values ('acme', 'acme.example', 'acme.example', 'ACTIVE')");
  }

  @ParameterizedTest
  @CsvSource({
    "VIEWER,   v1, acme.example, 403",
    "VIEWER,   v2, acme.example, 403",
    "OPERATOR, v1, acme.example, 202",
    "OPERATOR, v1, www.acme.example, 202",
    "OPERATOR, v2, acme.example, 202",
    "OPERATOR, v1, other.example, 403",
    "OPERATOR, v1, notacme.example, 403",
    "OPERATOR, v1, example.org, 403",
    "OPERATOR, v2, other.example, 403",
    "ADMIN,    v1, acme.example, 202",
    "ADMIN,    v1, other.example, 403",
    "ADMIN,    v2, other.example, 403"
  })
  void aRequestIsAboutItsOwnNames(TokenRole role, String version, String name, int status) {
    TestApi.Answer answer =
        bound(role, version + name).post("/api/" + version + "/dns/create", request(name));
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource(TokenRole.class)
  void aLookIsAtItsOwnZones(TokenRole role) {
    TestApi.Caller shop = bound(role, "look");
    assertThat(shop.get("/api/v2/dns/zones/acme.example").status()).isEqualTo(200);
    assertThat(shop.get("/api/v2/dns/zones/other.example").status()).isEqualTo(403);
  }

  @Test
  void oneForeignNameInABatchRefusesTheWholeAndARehearsalToo() {
    int starts = api.temporal.starts().size();
    String batch =
        """
        {"dry_run": %s, "resources": [
          {"record_type": "A", "domain": "acme.example", "target": "192.0.2.1"},
          {"record_type": "A", "domain": "other.example", "target": "192.0.2.1"}]}
        """;
    TestApi.Caller shop = bound(TokenRole.OPERATOR, "batch");
    for (String rehearsal : new String[] {"false", "true"}) {
      TestApi.Answer refused = shop.post("/api/v2/dns/create", batch.formatted(rehearsal));
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.detail())
          .isEqualTo("this token acts for the domains of acme; other.example is none of them");
    }
    assertThat(api.temporal.starts()).hasSize(starts);
  }

  @Test
  void withoutProjectsTheOneThatIsNamedLikeTheAccountCounts() {
    TestApi.Caller acme = api.as(api.token("like", TokenRole.OPERATOR, "acme"));
    assertThat(acme.post("/api/v1/dns/create", request("a.acme.example")).status()).isEqualTo(202);
    TestApi.Caller nobody = api.as(api.token("none", TokenRole.OPERATOR, "a-9"));
    assertThat(nobody.post("/api/v1/dns/create", request("b.acme.example")).status())
        .isEqualTo(403);
  }

  private static TestApi.Caller bound(TokenRole role, String name) {
    return api.as(api.token(name + "-" + role, role, "a-7", "acme"));
  }

  private static String request(String name) {
    return """
        {"resource": {"record_type": "A", "domain": "%s", "target": "192.0.2.1"}}
        """
        .formatted(name)
        .strip();
  }
}
