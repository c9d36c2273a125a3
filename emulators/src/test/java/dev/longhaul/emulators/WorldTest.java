package dev.longhaul.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longhaul.emulators.faults.Waits;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final World world =
      World.start(WorldOptions.defaults().withWaits(Waits.withoutLatency()));
  private final WorldClient client = new WorldClient(world);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void servesAnApplicationAtItsDomainOnceEverythingIsDone() throws Exception {
    String app = client.provision("acme.customers.example", "<b>acme</b>");
    HttpResponse<String> health = client.visit("https://acme.customers.example/health");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(health.body()).path("status").asText()).isEqualTo("ok");
    assertThat(client.visit("https://acme.customers.example/").body())
        .contains("acme.customers.example")
        .contains("&lt;b&gt;acme&lt;/b&gt;");

    world.coolify().unhealthy("acme.customers.example");
    assertThat(client.visit("https://acme.customers.example/health").statusCode()).isEqualTo(503);
    world.coolify().healthy("acme.customers.example");
    client.coolify("POST", "/applications/" + app + "/stop", null);
    assertThat(client.visit("https://acme.customers.example/health").statusCode()).isEqualTo(503);
    assertThat(world.coolify().statusOf("acme.customers.example")).contains("exited:unhealthy");
  }

  @Test
  void hasNoCertificateForStrangers() throws Exception {
    client.provision("acme.customers.example", "acme");
    client.inwx(
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
    assertThatThrownBy(() -> client.visit("https://other.customers.example/health"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("other.customers.example");
  }

  @Test
  void resolvesANewDomainOnceTheRegistryHasIt() throws Exception {
    world.clock().speed(0);
    client.logIn();
    long contact = world.inwx().contact("Jo Doe", "jo@acme.example");
    client.inwx("domain.create", Map.of("domain", "acme.example", "registrant", contact));
    client.inwx("nameserver.create", Map.of("domain", "acme.example", "type", "MASTER"));
    client.inwx(
        "nameserver.createRecord",
        Map.of("domain", "acme.example", "type", "A", "content", "203.0.113.11"));
    assertThat(world.resolver().addressOf("acme.example")).isEmpty();
    world.clock().advance(Duration.ofSeconds(3));
    assertThat(world.resolver().addressOf("acme.example")).contains("203.0.113.11");
  }

  @Test
  void hasNoWayToAnythingOutside() {
    assertThatThrownBy(() -> client.visit("https://nobody.customers.example/"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> client.visit("https://198.51.100.7/")).isInstanceOf(IOException.class);
  }

  @Test
  void losesAServerAndGetsItBack() throws Exception {
    client.provision("acme.customers.example", "acme");
    world.coolify().serverDown("web-1");
    assertThatThrownBy(() -> client.visit("https://acme.customers.example/health"))
        .isInstanceOf(IOException.class);
    world.coolify().serverUp("web-1");
    await()
        .atMost(Duration.ofSeconds(5))
        .ignoreExceptions()
        .until(() -> client.visit("https://acme.customers.example/health").statusCode() == 200);
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
}
