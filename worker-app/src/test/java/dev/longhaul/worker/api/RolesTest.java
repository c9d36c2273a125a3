package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.postgres.ApiTokens;
import dev.longhaul.activities.postgres.TokenRole;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RolesTest {
  private static final TestApi api = new TestApi();
  private static final Map<TokenRole, String> tokens = new EnumMap<>(TokenRole.class);

  /** Written down here once more on purpose: a route that changes hands must change this. */
  private static final Map<String, Access> MATRIX =
      Map.ofEntries(
          Map.entry("GET /healthz", Access.ANYBODY),
          Map.entry("GET /readyz", Access.ANYBODY),
          Map.entry("GET /openapi.json", Access.ANYBODY),
          Map.entry("GET /metrics", Access.ANYBODY),
          Map.entry("GET /docs", Access.ANYBODY),
          Map.entry("GET /api/v1/projects", Access.VIEWER),
          Map.entry("POST /api/v1/projects", Access.OPERATOR),
          Map.entry("POST /api/v1/projects/plan", Access.OPERATOR),
          Map.entry("POST /api/v1/projects/apply", Access.OPERATOR),
          Map.entry("GET /api/v1/projects/{slug}", Access.VIEWER),
          Map.entry("PATCH /api/v1/projects/{slug}", Access.OPERATOR),
          Map.entry("GET /api/v1/projects/{slug}/log", Access.VIEWER),
          Map.entry("POST /api/v1/projects/{slug}/retry", Access.OPERATOR),
          Map.entry("POST /api/v1/projects/{slug}/redeploy", Access.OPERATOR),
          Map.entry("POST /api/v1/projects/{slug}/restart", Access.OPERATOR),
          Map.entry("POST /api/v1/projects/{slug}/stop", Access.OPERATOR),
          Map.entry("GET /api/v1/projects/{slug}/deployments", Access.VIEWER),
          Map.entry("GET /api/v1/operations", Access.VIEWER),
          Map.entry("GET /api/v1/operations/{id}", Access.VIEWER),
          Map.entry("POST /api/v1/operations/decide", Access.OPERATOR),
          Map.entry("POST /api/v1/operations/{id}/decide", Access.OPERATOR),
          Map.entry("POST /api/v1/operations/{id}/cancel", Access.OPERATOR),
          Map.entry("GET /api/v1/servers", Access.VIEWER),
          Map.entry("POST /api/v1/servers", Access.ADMIN),
          Map.entry("POST /api/v1/servers/import", Access.ADMIN),
          Map.entry("GET /api/v1/servers/{name}", Access.VIEWER),
          Map.entry("DELETE /api/v1/servers/{name}", Access.ADMIN),
          Map.entry("POST /api/v1/servers/{name}/validate", Access.OPERATOR),
          Map.entry("GET /api/v1/tokens", Access.ADMIN),
          Map.entry("POST /api/v1/tokens", Access.ADMIN),
          Map.entry("POST /api/v1/tokens/{name}/revoke", Access.ADMIN),
          Map.entry("PUT /api/v1/secrets/{subject}/{name}", Access.OPERATOR),
          Map.entry("POST /api/v1/dns/create", Access.OPERATOR),
          Map.entry("GET /api/v1/dns", Access.VIEWER),
          Map.entry("GET /api/v1/dns/{id}", Access.VIEWER),
          Map.entry("POST /api/v1/dns/update_status/{id}", Access.OPERATOR),
          Map.entry("POST /api/v2/dns/create", Access.OPERATOR),
          Map.entry("GET /api/v2/dns", Access.VIEWER),
          Map.entry("GET /api/v2/dns/{id}", Access.VIEWER),
          Map.entry("POST /api/v2/dns/update_status/{id}", Access.OPERATOR),
          Map.entry("GET /api/v2/dns/zones/{zone}", Access.VIEWER),
          Map.entry("GET /api/v1/vendors", Access.VIEWER),
          Map.entry("POST /api/v1/vendors/{account}/pause", Access.OPERATOR),
          Map.entry("POST /api/v1/vendors/{account}/resume", Access.OPERATOR),
          Map.entry("GET /api/v1/domains/check", Access.VIEWER),
          Map.entry("GET /api/v1/domains", Access.VIEWER),
          Map.entry("GET /api/v1/domains/{name}", Access.VIEWER),
          Map.entry("POST /api/v1/domains/{name}/register", Access.OPERATOR),
          Map.entry("POST /api/v1/domains/{name}/transfer", Access.OPERATOR),
          Map.entry("POST /api/v1/domains/{name}/approve", Access.OPERATOR),
          Map.entry("POST /api/v1/domains/{name}/extend", Access.OPERATOR),
          Map.entry("POST /api/v1/domains/{name}/cancel", Access.OPERATOR),
          Map.entry("GET /api/v1/registrars", Access.VIEWER));

  @BeforeAll
  static void makeTokens() {
    for (TokenRole role : TokenRole.values()) {
      tokens.put(role, api.token(role));
    }
  }

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void theMatrixNamesEveryRoute() {
    assertThat(api.server.routes())
        .extracting(route -> route.method() + " " + route.path())
        .containsExactlyInAnyOrderElementsOf(MATRIX.keySet());
  }

  @Test
  void everyRoleMayWhatItsRowSaysAndNoMore() {
    MATRIX.forEach(
        (route, access) -> {
          for (TokenRole role : TokenRole.values()) {
            boolean may = access.needed().map(role::covers).orElse(true);
            assertThat(call(route, tokens.get(role)).status() == 403)
                .as("%s is refused to %s", route, role)
                .isEqualTo(!may);
          }
        });
  }

  @Test
  void nothingIsDoneWithoutAToken() {
    MATRIX.forEach(
        (route, access) -> {
          TestApi.Answer answer = call(route, null);
          assertThat(answer.status() == 401).as(route).isEqualTo(access != Access.ANYBODY);
          if (answer.status() == 401) {
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(answer.body().path("type").asText())
                .isEqualTo("urn:longhaul:problem:unauthenticated");
          }
        });
  }

  @Test
  void headIsCheckedLikeGet() {
    for (String path : new String[] {"/api/v1/servers", "/api/v1/servers/"}) {
      TestApi.Answer answer = api.as(null).send("HEAD", path, BodyPublishers.noBody(), null);
      assertThat(answer.status()).as(path).isEqualTo(401);
    }
    assertThat(
            api.as(tokens.get(TokenRole.VIEWER))
                .send("HEAD", "/api/v1/servers", BodyPublishers.noBody(), null)
                .status())
        .isEqualTo(200);
  }

  @Test
  void aTokenThatEndedIsNone() {
    ApiTokens store = new ApiTokens(api.ledger.jdbi());
    String expired =
        store
            .create("expired", TokenRole.ADMIN, Instant.parse("2020-01-01T00:00:00Z"))
            .value()
            .reveal();
    String revoked = store.create("revoked", TokenRole.ADMIN, null).value().reveal();
    assertThat(api.as(revoked).get("/api/v1/servers").status()).isEqualTo(200);
    store.revoke("revoked", false);
    for (String token : new String[] {expired, revoked, "lh_unknown", "no token at all"}) {
      assertThat(api.as(token).get("/api/v1/servers").status()).isEqualTo(401);
    }
  }

  @Test
  void aRefusalNamesTheRoleThatIsNeeded() {
    assertThat(call("POST /api/v1/servers", tokens.get(TokenRole.OPERATOR)).detail())
        .isEqualTo("the token operator has the role operator, this needs admin");
  }

  private static TestApi.Answer call(String route, String token) {
    String[] parts = route.split(" ", 2);
    String path = parts[1].replaceAll("\\{[a-z]+}", "project:x");
    return api.as(token).send(parts[0], path, BodyPublishers.noBody(), null);
  }
}
