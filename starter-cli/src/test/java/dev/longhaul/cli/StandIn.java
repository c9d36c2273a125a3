package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.Progress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A stand-in for the API: it speaks HTTP and keeps projects, servers, secrets and operations. Each
 * look at an operation shows its next moment; the last one stays.
 */
final class StandIn implements AutoCloseable {
  static final String TOKEN = "token-of-the-test";
  private static final Answer CUT = new Answer(-1, "", Map.of());
  private static final Answer SILENCE = new Answer(-2, "", Map.of());

  final Map<String, ObjectNode> projects = new LinkedHashMap<>();
  final List<ObjectNode> servers = new ArrayList<>();
  private static final ObjectNode MESSAGE =
      json()
          .put("at", "2026-11-21T10:00:00Z")
          .put("status", "TRANSFER WAITING")
          .put("details", "for the owner");
  final Map<String, ObjectNode> domains = new LinkedHashMap<>();
  final Map<String, JsonNode> domainOrders = new LinkedHashMap<>();
  final Map<String, String> secrets = new LinkedHashMap<>();
  final Map<String, Deque<JsonNode>> operations = new LinkedHashMap<>();
  final List<JsonNode> decisions = new ArrayList<>();
  final List<String> requests = new ArrayList<>();
  final List<JsonNode> bodies = new ArrayList<>();
  private final Deque<Answer> faults = new ArrayDeque<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final HttpServer server;

  record Answer(int status, String body, Map<String, String> headers) {
    static Answer of(int status, JsonNode body) {
      return new Answer(status, body.toString(), Map.of());
    }

    static Answer problem(int status, String detail) {
      return of(status, json().put("status", status).put("detail", detail));
    }
  }

  StandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What the next looks at an operation show. */
  void moments(Progress... moments) {
    Deque<JsonNode> shown = new ArrayDeque<>();
    Arrays.stream(moments).forEach(moment -> shown.add(Json.mapper().valueToTree(moment)));
    operations.put(moments[0].id().value(), shown);
  }

  /** The next request gets this answer instead. */
  void fault(int status, String body, Map<String, String> headers) {
    faults.add(new Answer(status, body, headers));
  }

  /** The next request is read and never answered: its connection ends. */
  void cut() {
    faults.add(CUT);
  }

  /** The next request is read and waits for its answer until this is closed. */
  void silence() {
    faults.add(SILENCE);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    JsonNode body = Json.mapper().readTree(exchange.getRequestBody());
    bodies.add(body);
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    Answer answer = faults.poll();
    if (answer == SILENCE) {
      await(over);
    }
    if (answer == CUT || answer == SILENCE) {
      exchange.close();
      return;
    }
    if (answer == null) {
      answer =
          ("Bearer " + TOKEN).equals(token)
              ? answer(exchange.getRequestMethod(), exchange.getRequestURI(), path, body)
              : Answer.problem(401, "the token is not valid");
    }
    send(exchange, answer);
  }

  private Answer answer(String method, URI uri, String path, JsonNode body) {
    String[] parts = path.substring("/api/v1/".length()).split("/");
    return switch (parts[0]) {
      case "projects" -> projects(method, parts, body);
      case "operations" -> operations(parts, body);
      case "servers" -> servers(method, parts, body);
      case "secrets" -> {
        secrets.put(parts[1] + "/" + parts[2], body.path("value").asText());
        yield new Answer(204, "", Map.of());
      }
      case "tokens" -> tokens(method, parts);
      case "domains" -> domains(method, uri, parts, body);
      default -> Answer.problem(404, "no such address");
    };
  }

  private Answer domains(String method, URI uri, String[] parts, JsonNode body) {
    if (parts.length == 1) {
      return Answer.of(200, items(domains.values()));
    }
    if (parts[1].equals("check")) {
      return Answer.of(200, checked(uri.getQuery().replace("name=", "")));
    }
    if (method.equals("GET")) {
      ObjectNode shown = json().put("operation", "domain:" + parts[1]).put("open", true);
      shown.set("domain", domains.get(parts[1]));
      shown.set("messages", Json.mapper().createArrayNode().add(MESSAGE));
      return Answer.of(200, shown);
    }
    domainOrders.put(parts[2] + " " + parts[1], body);
    return List.of("register", "transfer").contains(parts[2])
        ? Answer.of(202, json().put("operation_id", "domain:" + parts[1]))
        : Answer.of(202, json().put("message", parts[1] + ": " + parts[2]));
  }

  private Answer projects(String method, String[] parts, JsonNode body) {
    if (parts.length == 1 && method.equals("GET")) {
      return Answer.of(200, items(projects.values()));
    }
    if (parts.length == 1) {
      return started(body);
    }
    if (!projects.containsKey(parts[1])) {
      return Answer.problem(404, "there is no project " + parts[1]);
    }
    if (parts.length == 2) {
      return Answer.of(200, projects.get(parts[1]));
    }
    return switch (parts[2]) {
      case "log" -> Answer.of(200, items(List.of(logLine())));
      case "deployments" ->
          Answer.of(200, items(List.of(json().put("id", "dpl-1").put("status", "finished"))));
      default -> Answer.of(202, accepted(parts[1], parts[2]));
    };
  }

  private Answer started(JsonNode order) {
    String slug = order.path("slug").asText();
    JsonNode known = projects.get(slug);
    if (known != null && !known.path("order").equals(order)) {
      String detail = "project:" + slug + " is held by a running operation";
      return Answer.of(409, json().put("detail", detail).put("holder", "project:" + slug));
    }
    ObjectNode project = json().put("slug", slug).put("name", order.path("name").asText());
    project.put("status", "PROVISIONING").put("operation_id", "project:" + slug);
    project.set("order", order);
    projects.put(slug, project);
    return Answer.of(202, accepted(slug, "provisioning").put("already_running", known != null));
  }

  private static ObjectNode accepted(String slug, String status) {
    return json()
        .put("project_id", slug)
        .put("operation_id", "project:" + slug)
        .put("status", status);
  }

  private Answer operations(String[] parts, JsonNode body) {
    if (parts.length == 1) {
      return Answer.of(200, items(operations.values().stream().map(this::summary).toList()));
    }
    Deque<JsonNode> moments = operations.get(parts[1]);
    if (moments == null) {
      return Answer.problem(404, "there is no operation " + parts[1]);
    }
    if (parts.length == 2) {
      return Answer.of(200, moments.size() > 1 ? moments.poll() : moments.peek());
    }
    decisions.add(body);
    return parts[2].equals("cancel")
        ? Answer.of(202, json().put("message", "stops and undoes"))
        : decided(moments, body);
  }

  private Answer decided(Deque<JsonNode> moments, JsonNode wish) {
    JsonNode parking = moments.peek().path("parking");
    return parking.path("number").asInt() == wish.path("park").asInt()
        ? Answer.of(200, json().put("message", "decided: " + wish.path("word").asText()))
        : Answer.problem(409, "that decision is for another park; look again");
  }

  private ObjectNode summary(Deque<JsonNode> moments) {
    JsonNode now = moments.peek();
    ObjectNode summary = json();
    for (String field : List.of("id", "kind", "state", "title", "started_at")) {
      summary.set(field, now.path(field));
    }
    return summary.put("step", "DEPLOY").put("actor", "jo");
  }

  private Answer servers(String method, String[] parts, JsonNode body) {
    if (method.equals("GET")) {
      return Answer.of(200, items(servers));
    }
    if (method.equals("DELETE")) {
      boolean gone = servers.removeIf(server -> server.path("name").asText().equals(parts[1]));
      return gone ? new Answer(204, "", Map.of()) : Answer.problem(404, "there is no such server");
    }
    if (parts.length == 2) {
      return Answer.of(200, imported(body));
    }
    if (parts.length == 3) {
      return Answer.of(
          202, json().put("platform", parts[1].equals("raw") ? "NOT_USABLE" : "READY"));
    }
    servers.add(((ObjectNode) body.deepCopy()).put("taken", 0));
    return Answer.of(201, body);
  }

  private static ObjectNode imported(JsonNode wish) {
    ObjectNode imported = items(List.of(json().put("name", "web-9").put("address", "192.0.2.9")));
    ((ObjectNode) imported.path("items").get(0)).set("capacity", wish.path("capacity"));
    imported
        .putArray("skipped")
        .addObject()
        .put("platform_id", "u-8")
        .put("title", "Old box")
        .put("reason", "the platform cannot reach it");
    return imported;
  }

  private static Answer tokens(String method, String[] parts) {
    if (parts.length > 1) {
      return Answer.of(200, json().put("message", "the token " + parts[1] + " is revoked"));
    }
    ObjectNode token =
        json().put("name", "jo").put("role", "operator").put("expires_at", "2026-05-01T10:00:00Z");
    return method.equals("POST")
        ? Answer.of(201, token.put("value", "lh_new"))
        : Answer.of(200, items(List.of(token.put("state", "live"))));
  }

  private static ObjectNode checked(String domain) {
    ObjectNode checked = json().put("domain", domain).put("premium", false);
    if (domain.startsWith("taken")) {
      return checked.put("status", "TAKEN");
    }
    checked.put("status", "FREE").putObject("price").put("minor", 1188).put("currency", "EUR");
    return checked;
  }

  private static ObjectNode logLine() {
    return json()
        .put("at", "2026-01-31T10:00:05Z")
        .put("action", "server_selected")
        .put("message", "web-2, slot 8 of 20")
        .put("old_status", "PENDING_DOMAIN")
        .put("new_status", "PROVISIONING")
        .put("service", "coolify")
        .put("external_id", "abc")
        .put("triggered_by", "jo");
  }

  private static ObjectNode items(Iterable<ObjectNode> items) {
    ObjectNode page = json();
    ArrayNode list = page.putArray("items");
    items.forEach(list::add);
    return page.putNull("next");
  }

  static ObjectNode json() {
    return Json.mapper().createObjectNode();
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
  }
}
