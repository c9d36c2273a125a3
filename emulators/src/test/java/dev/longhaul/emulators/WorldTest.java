package dev.longhaul.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longhaul.emulators.faults.Waits;
import java.io.IOException;
import java.net.CookieManager;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final World world =
      World.start(WorldOptions.defaults().withWaits(Waits.withoutLatency()));
  private final HttpClient vendors =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();
  private final HttpClient visitor =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .sslContext(world.ca().clientContext())
          .proxy(ProxySelector.of(world.proxy().address()))
          .build();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void servesAnApplicationAtItsDomainOnceEverythingIsDone() throws Exception {
    String app = provision("acme.customers.example", "<b>acme</b>");
    HttpResponse<String> health = visit("https://acme.customers.example/health");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(health.body()).path("status").asText()).isEqualTo("ok");
    assertThat(visit("https://acme.customers.example/").body())
        .contains("acme.customers.example")
        .contains("&lt;b&gt;acme&lt;/b&gt;");

    world.coolify().unhealthy("acme.customers.example");
    assertThat(visit("https://acme.customers.example/health").statusCode()).isEqualTo(503);
    world.coolify().healthy("acme.customers.example");
    coolify("POST", "/applications/" + app + "/stop", null);
    assertThat(visit("https://acme.customers.example/health").statusCode()).isEqualTo(503);
    assertThat(world.coolify().statusOf("acme.customers.example")).contains("exited:unhealthy");
  }

  @Test
  void hasNoCertificateForStrangers() throws Exception {
    provision("acme.customers.example", "acme");
    inwx(
        "nameserver.createRecord",
        Map.of(
            "domain",
            "customers.example",
            "type",
            "A",
            "name",
            "other",
            "content",
            "203.0.113.11"));
    assertThatThrownBy(() -> visit("https://other.customers.example/health"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("other.customers.example");
  }

  @Test
  void resolvesANewDomainOnceTheRegistryHasIt() throws Exception {
    world.clock().speed(0);
    inwx("account.login", Map.of("user", world.inwx().username(), "pass", world.inwx().password()));
    long contact = world.inwx().contact("Jo Doe", "jo@acme.example");
    inwx("domain.create", Map.of("domain", "acme.example", "registrant", contact));
    inwx("nameserver.create", Map.of("domain", "acme.example", "type", "MASTER"));
    inwx(
        "nameserver.createRecord",
        Map.of("domain", "acme.example", "type", "A", "content", "203.0.113.11"));
    assertThat(world.resolver().addressOf("acme.example")).isEmpty();
    world.clock().advance(Duration.ofSeconds(3));
    assertThat(world.resolver().addressOf("acme.example")).contains("203.0.113.11");
  }

  @Test
  void hasNoWayToAnythingOutside() {
    assertThatThrownBy(() -> visit("https://nobody.customers.example/"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> visit("https://198.51.100.7/")).isInstanceOf(IOException.class);
  }

  @Test
  void losesAServerAndGetsItBack() throws Exception {
    provision("acme.customers.example", "acme");
    world.coolify().serverDown("web-1");
    assertThatThrownBy(() -> visit("https://acme.customers.example/health"))
        .isInstanceOf(IOException.class);
    world.coolify().serverUp("web-1");
    await()
        .atMost(Duration.ofSeconds(5))
        .ignoreExceptions()
        .until(() -> visit("https://acme.customers.example/health").statusCode() == 200);
  }

  @Test
  void tellsAProcessHowToReachEverything(@TempDir Path directory) throws Exception {
    Map<String, String> settings = world.settings(directory);
    assertThat(settings)
        .containsKeys(
            "INWX_API_URL",
            "INWX_USERNAME",
            "INWX_PASSWORD",
            "COOLIFY_API_TOKEN",
            "LONGHAUL_DNS_RESOLVER",
            "LONGHAUL_HTTPS_PROXY",
            "SMTP_URL",
            "SMTP_USERNAME",
            "SMTP_PASSWORD",
            "SMTP_FROM");
    assertThat(settings.get("COOLIFY_API_URL")).endsWith("/api/v1");
    assertThat(settings.get("LONGHAUL_NAMESERVER_ADDRESSES"))
        .matches("ns\\.inwx\\.de=127[^,]+,ns2\\.inwx\\.de=127[^,]+,ns3\\.inwx\\.eu=127[^,]+");
    assertThat(Files.readString(Path.of(settings.get("LONGHAUL_CA_FILE"))))
        .startsWith("-----BEGIN CERTIFICATE-----");
  }

  private String provision(String domain, String projectId) throws Exception {
    inwx("account.login", Map.of("user", world.inwx().username(), "pass", world.inwx().password()));
    inwx(
        "nameserver.createRecord",
        Map.of(
            "domain", "customers.example", "type", "A", "name", domain, "content", "203.0.113.11"));
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
    coolify("POST", "/applications/" + app + "/start", null);
    world.clock().advance(Duration.ofSeconds(6));
    return app;
  }

  private HttpResponse<String> visit(String url) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build();
    return visitor.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode coolify(String method, String path, Object body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(world.coolify().apiUrl() + path))
            .header("Authorization", "Bearer " + world.coolify().token())
            .method(method, json(body))
            .build();
    return JSON.readTree(vendors.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private JsonNode inwx(String method, Map<String, Object> params) throws Exception {
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
