package dev.longhaul.emulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longhaul.emulators.net.SandboxCa;
import java.io.IOException;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A customer of all vendors of a world, and a visitor of what runs there. */
final class WorldClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final World world;
  private final HttpClient vendors;
  private final HttpClient visitor;

  WorldClient(World world) {
    this(world, new CookieManager(), world.ca());
  }

  /** The same with the cookies and the trust of an earlier client. */
  WorldClient(World world, CookieHandler cookies, SandboxCa trusted) {
    this.world = world;
    this.vendors =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();
    this.visitor =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(trusted.clientContext())
            .proxy(ProxySelector.of(world.proxy().address()))
            .build();
  }

  void logIn() throws Exception {
    inwx("account.login", Map.of("user", world.inwx().username(), "pass", world.inwx().password()));
  }

  /** An application at the domain on web-1, deployed; answers its UUID. */
  String provision(String domain, String projectId) throws Exception {
    logIn();
    inwx(
        "nameserver.createRecord",
        Map.of(
            "domain", "customers.example", "type", "A", "name", domain, "content", "203.0.113.11"));
    String app = order(domain, projectId);
    coolify("POST", "/applications/" + app + "/start", null);
    world.clock().advance(Duration.ofSeconds(6));
    return app;
  }

  /** An application on web-1, not deployed yet; answers its UUID. */
  String order(String domain, String projectId) throws Exception {
    String project = coolify("POST", "/projects", Map.of("name", "vrs-acme")).path("uuid").asText();
    Map<String, Object> order =
        Map.of(
            "project_uuid", project,
            "server_uuid", world.coolify().servers().get("web-1"),
            "environment_name", "production",
            "git_repository", "https://github.com/vrs/vrs-core",
            "git_branch", "main",
            "build_pack", "nixpacks",
            "name", "vrs-acme",
            "domains", "https://" + domain);
    String app = coolify("POST", "/applications/public", order).path("uuid").asText();
    coolify(
        "PATCH",
        "/applications/" + app + "/envs/bulk",
        Map.of("data", List.of(Map.of("key", "VRS_PROJECT_ID", "value", projectId))));
    return app;
  }

  HttpResponse<String> visit(String url) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build();
    return visitor.send(request, HttpResponse.BodyHandlers.ofString());
  }

  JsonNode coolify(String method, String path, Object body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(world.coolify().apiUrl() + path))
            .header("Authorization", "Bearer " + world.coolify().token())
            .method(method, json(body))
            .build();
    return JSON.readTree(vendors.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  JsonNode inwx(String method, Map<String, Object> params) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(world.inwx().apiUrl()))
            .POST(json(Map.of("method", method, "params", params)))
            .build();
    return JSON.readTree(vendors.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private static HttpRequest.BodyPublisher json(Object body) {
    return body == null
        ? HttpRequest.BodyPublishers.noBody()
        : HttpRequest.BodyPublishers.ofString(JSON.valueToTree(body).toString());
  }
}
