package dev.longhaul.emulators.coolify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** Speaks to the emulator as a client would. */
final class CoolifyClient {
  static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final String token;

  record Answer(HttpResponse<String> http, JsonNode body) {
    int status() {
      return http.statusCode();
    }

    String text(String pointer) {
      return body.at(pointer).asText();
    }
  }

  CoolifyClient(CoolifyEmulator coolify) {
    this(coolify.apiUrl(), coolify.token());
  }

  CoolifyClient(String url, String token) {
    this.url = url;
    this.token = token;
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send("GET", path, null);
  }

  Answer post(String path, Object body) throws IOException, InterruptedException {
    return send("POST", path, body);
  }

  Answer send(String method, String path, Object body) throws IOException, InterruptedException {
    HttpRequest.BodyPublisher content =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(JSON.valueToTree(body).toString());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, content)
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
    return new Answer(answer, json ? JSON.readTree(answer.body()) : JSON.createObjectNode());
  }

  /** A project with an application on the first server; answers the application's UUID. */
  String application(CoolifyEmulator coolify, String name, String domain)
      throws IOException, InterruptedException {
    String project = post("/projects", Map.of("name", name)).text("/uuid");
    return post("/applications/public", order(coolify, project, name, domain)).text("/uuid");
  }

  static Map<String, Object> order(
      CoolifyEmulator coolify, String project, String name, String domain) {
    Map<String, Object> order = new HashMap<>();
    order.put("project_uuid", project);
    order.put("server_uuid", coolify.servers().values().iterator().next());
    order.put("environment_name", "production");
    order.put("git_repository", "https://github.com/vrs/vrs-core.git");
    order.put("git_branch", "main");
    order.put("build_pack", "nixpacks");
    order.put("ports_exposes", "8000");
    order.put("name", name);
    order.put("domains", "https://" + domain);
    order.put("is_auto_deploy_enabled", false);
    order.put("health_check_path", "/health");
    return order;
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }
}
