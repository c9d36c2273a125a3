package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.activities.postgres.LedgerServerActivities;
import dev.longhaul.activities.postgres.TokenRole;
import dev.longhaul.durable.Fence;
import dev.longhaul.projects.ProjectOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers that come from the platform, are validated there, and go again. */
class PlatformServersTest {
  private final TestApi api = new TestApi();
  private final TestApi.Caller admin = api.as(api.token(TokenRole.ADMIN));

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void takesOverWhatThePlatformCanUseAndNamesTheRest() {
    list("uuid-1", "Hetzner 1", "203.0.113.1", PlatformServer.READY);
    list("uuid-2", "Hetzner 2", "203.0.113.2", PlatformServer.NOT_REACHABLE);
    list("uuid-3", "localhost", "127.0.0.1", PlatformServer.READY);
    JsonNode imported = imports("{\"capacity\": 12, \"labels\": {\"room\": \"north\"}}").body();
    assertThat(imported.path("items").findValuesAsText("name")).containsExactly("hetzner-1");
    assertThat(imported.at("/items/0/labels/room").asText()).isEqualTo("north");
    assertThat(imported.path("skipped").findValuesAsText("reason"))
        .containsExactly(
            "the platform cannot reach it; validate it there",
            "its address '127.0.0.1' is not a public address");
    assertThat(names()).isEqualTo("[\"hetzner-1\"]");
    assertThat(api.audit.list(null, 50))
        .anySatisfy(row -> assertThat(row.detail()).isEqualTo("[hetzner-1]"));
  }

  @Test
  void importingAgainChangesNothing() {
    list("uuid-1", "web-1", "203.0.113.1", PlatformServer.READY);
    imports("{\"capacity\": 12}");
    JsonNode again = imports("{\"capacity\": 99}").body();
    assertThat(again.path("items").isEmpty()).isTrue();
    assertThat(again.at("/skipped/0/reason").asText()).contains("in the ledger already");
    assertThat(admin.get("/api/v1/servers").body().at("/items/0/capacity").asInt()).isEqualTo(12);
  }

  @Test
  void nothingIsImportedWithoutItsLineInTheAuditTrail() {
    api.forbidAudit("server-import");
    list("uuid-1", "web-1", "203.0.113.1", PlatformServer.READY);
    assertThat(imports("{\"capacity\": 12}").status()).isGreaterThanOrEqualTo(500);
    assertThat(names()).isEqualTo("[]");
  }

  @Test
  void importsOneByItsId() {
    list("uuid-1", "web-1", "203.0.113.1", PlatformServer.READY);
    list("uuid-2", "web-2", "203.0.113.2", PlatformServer.READY);
    imports("{\"capacity\": 1, \"platform_id\": \"uuid-2\"}");
    assertThat(names()).isEqualTo("[\"web-2\"]");
    TestApi.Answer unknown = imports("{\"capacity\": 1, \"platform_id\": \"uuid-9\"}");
    assertThat(unknown.errorFields()).containsExactly("platform_id");
    assertThat(imports("{}").errorFields()).containsExactly("capacity");
  }

  @Test
  void hasAServerValidatedAndShowsWhatThePlatformSays() {
    add("web-1", "uuid-1");
    TestApi.Answer answer = admin.post("/api/v1/servers/web-1/validate", "{}");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().path("platform").asText()).isEqualTo("READY");
    assertThat(api.platform.validated).containsExactly("uuid-1");
    JsonNode shown = admin.get("/api/v1/servers/web-1").body();
    assertThat(shown.at("/server/platform_id").asText()).isEqualTo("uuid-1");
    assertThat(shown.path("platform").asText()).isEqualTo("READY");
    assertThat(admin.post("/api/v1/servers/web-9/validate", "{}").status()).isEqualTo(404);
    assertThat(admin.get("/api/v1/servers/web-9").status()).isEqualTo(404);
  }

  @Test
  void removesAServerOnlyWhenNothingLivesOnIt() {
    add("web-1", "uuid-1");
    ProjectOrder order = Orders.order("acme");
    Fence fence = api.worker.begin(order, "run-1").fence();
    LedgerServerActivities slots = new LedgerServerActivities(api.ledger.jdbi());
    slots.reserve(fence, "acme");
    TestApi.Answer refused = admin.delete("/api/v1/servers/web-1");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.detail())
        .isEqualTo("web-1 holds acme; move or delete what lives there first");
    slots.release(new Fence(fence.operation(), fence.token(), fence.sequence() + 1), "acme");
    assertThat(admin.delete("/api/v1/servers/web-1").status()).isEqualTo(204);
    assertThat(names()).isEqualTo("[]");
    assertThat(admin.delete("/api/v1/servers/web-1").status()).isEqualTo(404);
  }

  private void list(String id, String title, String address, PlatformServer state) {
    api.platform.listed.add(new ServerPlatform.Listed(id, title, address, state));
  }

  private TestApi.Answer imports(String body) {
    return admin.post("/api/v1/servers/import", body);
  }

  private void add(String name, String platformId) {
    String body =
        """
        {"name": "%s", "address": "203.0.113.1", "platform_id": "%s", "capacity": 2}
        """;
    assertThat(admin.post("/api/v1/servers", body.formatted(name, platformId)).status())
        .isEqualTo(201);
  }

  private String names() {
    JsonNode items = admin.get("/api/v1/servers").body().path("items");
    return items.findValuesAsText("name").stream()
        .map(name -> '"' + name + '"')
        .toList()
        .toString();
  }
}
