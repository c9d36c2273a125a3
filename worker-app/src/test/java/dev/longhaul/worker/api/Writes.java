package dev.longhaul.worker.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.activities.postgres.LedgerVendors;
import dev.longhaul.dns.DnsOrder;
import dev.longhaul.dns.RequestStatus;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.projects.PlannedWorld;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectStatus;
import dev.longhaul.projects.SavedPlan;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** One request for every route that changes something, and the world in which it is accepted. */
final class Writes {
  private static final String CONTACTS =
      """
      "contacts": {"registrant": {"name": "Jo", "street": "Weg 1", "postal_code": "10115",
        "city": "Berlin", "country_code": "DE", "phone": "+49.301234567",
        "email": "jo@acme.example"}}
      """;
  private static final String ORDER =
      """
      {"slug": "%s", "name": "Acme", "owner_email": "owner@acme.example", "locale": "en",
       "project_type": "website", "plugins": ["shop"], "time_zone": "Europe/Berlin",
       "server": {"label": "room=north"},
       "application": {"repository": "https://git.example/shop.git", "branch": "main",
         "build_pack": "static", "port": 8000, "health_path": "/health",
         "environment": {"MODE": "on"}, "secrets": {"PAY_KEY": "ledger:%s/pay-key"}},
       "domain": {"name": "%s.example", "source": "register", "nameservers": ["ns1.acme.example"],
         "ext_data": {"VAT-NUMBER": "DE1"}, "price_limit": "20.00 EUR", %s}}
      """;

  private Writes() {}

  static void prepare(TestApi api, TestApi.Caller admin) {
    for (String slug : List.of("fresh", "acme")) {
      api.secrets.put(SecretRef.of(slug, "pay-key"), new Secret("x"));
    }
    api.secrets.put(SecretRef.of("moving.example", "code"), new Secret("x"));
    new LedgerVendors(api.ledger.jdbi()).enter(List.of("coolify-main"));
    api.platform.listed.add(
        new ServerPlatform.Listed("uuid-1", "web-1", "203.0.113.1", PlatformServer.READY));
    servers(admin);
    projects(api, admin);
    admin.post("/api/v1/domains/waiting.example/transfer", "{" + CONTACTS + "}");
    admin.post("/api/v1/tokens", "{\"name\": \"spare\", \"role\": \"viewer\"}");
    admin.post(
        "/api/v2/dns/create",
        "{\"request_id\": \"kept\", \"resource\": "
            + "{\"record_type\": \"A\", \"domain\": \"a.acme.example\", \"target\": \"192.0.2.1\"}}");
    DnsOrder kept = (DnsOrder) last(api);
    api.dns.enter(kept, RequestStatus.APPLIED, null);
  }

  private static Object last(TestApi api) {
    return api.temporal.starts().get(api.temporal.starts().size() - 1).order();
  }

  private static void servers(TestApi.Caller admin) {
    for (String name : List.of("spare", "used")) {
      admin.post(
          "/api/v1/servers",
          """
          {"name": "%s", "address": "203.0.113.7", "platform_id": "%s", "capacity": 2}
          """
              .formatted(name, name));
    }
  }

  private static void projects(TestApi api, TestApi.Caller admin) {
    admin.post(
        "/api/v1/projects",
        """
        {"slug": "acme", "name": "Acme", "owner_email": "owner@acme.example",
         "project_type": "website"}
        """);
    admin.post("/api/v1/projects", Orders.json("parked"));
    api.temporal.park("project:parked", "DEPLOY", 1, DecisionWord.EXTEND);
    admin.post("/api/v1/projects", Orders.json("failed"));
    api.worker
        .begin(Orders.order("failed"), "run-failed")
        .is(ProjectStatus.ERROR, "it broke")
        .ends(Outcome.FAILED, "given up");
    api.temporal.end("project:failed", OperationState.FAILED);
    for (String slug : List.of("live-a", "live-b", "live-c")) {
      api.worker.begin(Orders.order(slug), "run-" + slug).is(ProjectStatus.ACTIVE, null);
    }
  }

  /** In an order in which each is accepted after those before it. */
  static List<Write> all() {
    return List.of(
        order("POST", "/api/v1/projects", "/api/v1/projects", 202, order("fresh")),
        order("POST", "/api/v1/projects/plan", "/api/v1/projects/plan", 503, order("fresh")),
        order("POST", "/api/v1/projects/apply", "/api/v1/projects/apply", 503, plan())
            .lines("name", "server"),
        order("PATCH", "/api/v1/projects/{slug}", "/api/v1/projects/acme", 202, order("acme")),
        without("projects/{slug}/retry", "projects/failed/retry", 202),
        without("projects/{slug}/redeploy", "projects/live-a/redeploy", 202),
        without("projects/{slug}/restart", "projects/live-b/restart", 202),
        without("projects/{slug}/stop", "projects/live-c/stop", 202),
        post("domains/{name}/register", "domains/new.example/register", 202, domain(""))
            .lines("name", "street", "postal_code", "city", "VAT-NUMBER"),
        post(
                "domains/{name}/transfer",
                "domains/moving.example/transfer",
                202,
                domain(", \"auth_code\": \"ledger:moving.example/code\", \"timeout\": \"P2D\""))
            .lines("name", "street", "postal_code", "city", "VAT-NUMBER"),
        without("domains/{name}/approve", "domains/waiting.example/approve", 202),
        post("domains/{name}/extend", "domains/waiting.example/extend", 202, "{\"by\": \"P1D\"}"),
        reason("domains/{name}/cancel", "domains/waiting.example/cancel", 202),
        post(
                "operations/{id}/decide",
                "operations/project:parked/decide",
                200,
                """
                {"word": "extend", "step": "DEPLOY", "park": 1, "fields": {"branch": "main"},
                 "extend_by": "P1D", "reason": "late", "update_id": "u-1"}
                """)
            .lines("reason", "branch", "update_id"),
        post(
                "operations/decide",
                "operations/decide",
                200,
                """
                {"parked_by": "coolify-main", "step": "DEPLOY", "word": "retry", "reason": "all",
                 "dry_run": "true"}
                """)
            .words("parked_by")
            .lines("reason"),
        reason("operations/{id}/cancel", "operations/project:parked/cancel", 202),
        dns("v1", ""),
        dns("v2", ", \"force\": true, \"dry_run\": false, \"request_id\": \"r-2\""),
        report("v1"),
        report("v2"),
        post(
                "servers",
                "servers",
                201,
                """
                {"name": "web-9", "address": "203.0.113.9", "platform_id": "u-9", "capacity": 5,
                 "labels": {"room": "north"}}
                """)
            .words("name", "platform_id")
            .lines("room"),
        post(
                "servers/import",
                "servers/import",
                200,
                "{\"platform_id\": \"uuid-1\", \"capacity\": 5, \"labels\": {\"room\": \"n\"}}")
            .lines("room"),
        without("servers/{name}/validate", "servers/used/validate", 202),
        Write.of("DELETE", "/api/v1/servers/{name}", "/api/v1/servers/spare", 204, "{}"),
        post(
                "tokens",
                "tokens",
                201,
                """
                {"name": "ci", "role": "viewer", "account": "a-1", "projects": ["acme"],
                 "expires_in": "P1D"}
                """)
            .words("name", "account"),
        post("tokens/{name}/revoke", "tokens/spare/revoke", 200, "{\"force\": true}"),
        reason("vendors/{account}/pause", "vendors/coolify-main/pause", 200),
        without("vendors/{account}/resume", "vendors/coolify-main/resume", 200),
        Write.of(
                "PUT",
                "/api/v1/secrets/{subject}/{name}",
                "/api/v1/secrets/acme/pay-key",
                204,
                "{\"value\": \"x\"}")
            .lines("value"));
  }

  private static Write order(String method, String route, String path, int accepted, String body) {
    return Write.of(method, route, path, accepted, body)
        .words("project_type", "plugins", "branch")
        .lines("name", "MODE", "street", "postal_code", "city", "VAT-NUMBER");
  }

  private static Write post(String route, String path, int accepted, String body) {
    return Write.of("POST", "/api/v1/" + route, "/api/v1/" + path, accepted, body);
  }

  private static Write without(String route, String path, int accepted) {
    return post(route, path, accepted, "{}");
  }

  private static Write reason(String route, String path, int accepted) {
    return post(route, path, accepted, "{\"reason\": \"late\"}").lines("reason");
  }

  private static Write dns(String version, String more) {
    String path = "/api/" + version + "/dns/create";
    String body =
        """
        {"context": {"account_id": "a-1", "source": "shop"},
         "resource": {"record_type": "MX", "domain": "acme.example", "target": "mail.acme.example",
                      "comment": "post", "config": {"ttl": 600, "priority": 10, "extra_config": {}}}
         %s}
        """
            .formatted(more);
    return Write.of("POST", path, path, 202, body)
        .words("request_id")
        .lines("account_id", "source", "comment");
  }

  private static Write report(String version) {
    String path = "/api/" + version + "/dns/update_status/";
    String body = "{\"status\": \"FAILED\", \"message\": \"not there\"}";
    return Write.of("POST", path + "{id}", path + "kept", 202, body).lines("message");
  }

  private static String order(String slug) {
    return ORDER.formatted(slug, slug, slug, CONTACTS);
  }

  private static String domain(String more) {
    return """
        {%s, "owner_email": "o@acme.example", "locale": "de", "nameservers": ["ns1.acme.example"],
         "ext_data": {"VAT-NUMBER": "DE1"}, "price_limit": {"minor": 2000, "currency": "EUR"} %s}
        """
        .formatted(CONTACTS, more);
  }

  private static String plan() {
    ProjectOrder order = Orders.order("planned");
    PlannedWorld world = new PlannedWorld(Map.of("server", "web-1"));
    SavedPlan plan =
        SavedPlan.of(order, Orders.planner().plan(order, 1), world, Clock.systemUTC().instant());
    return Write.text(((ObjectNode) Json.mapper().valueToTree(plan)).without("steps"));
  }
}
