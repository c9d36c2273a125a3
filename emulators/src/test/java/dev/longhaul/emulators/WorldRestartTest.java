package dev.longhaul.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.emulators.faults.Waits;
import java.net.CookieManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A killed process is a world that nobody closes before the next one is started. */
class WorldRestartTest {
  private static final WorldOptions OPTIONS =
      WorldOptions.defaults().withWaits(Waits.withoutLatency());
  private static final String ACME = "acme.example";
  private final List<World> started = new ArrayList<>();
  private final CookieManager cookies = new CookieManager();
  @TempDir private Path directory;
  private World world;
  private WorldClient client;

  @AfterEach
  void close() {
    started.forEach(World::close);
  }

  @Test
  void hasEverythingExactlyOnceAfterAKill() throws Exception {
    begin();
    client.provision("acme.customers.example", "acme");
    register(ACME);
    JsonNode zone = client.inwx("nameserver.info", Map.of("domain", "customers.example"));
    JsonNode apps = client.coolify("GET", "/applications", null);
    World before = world;
    begin();
    assertThat(client.inwx("nameserver.info", Map.of("domain", "customers.example")).at("/resData"))
        .isEqualTo(zone.path("resData"));
    assertThat(client.coolify("GET", "/applications", null)).isEqualTo(apps);
    assertThat(world.effects().all()).isEqualTo(before.effects().all());
    assertThat(world.effects().ofKind("charged", ACME)).hasSize(1);
    assertThat(world.coolify().servers()).isEqualTo(before.coolify().servers());
    assertThat(client.inwx("domain.list", Map.of()).at("/resData/count").asInt()).isEqualTo(2);
    register("next.example");
    assertThat(roId("next.example")).isGreaterThan(roId(ACME));
  }

  @Test
  void completesARegistrationThatWasRequestedBeforeTheKill() throws Exception {
    begin();
    world.clock().speed(0);
    register(ACME);
    begin();
    assertThat(status(ACME)).isEqualTo("REG REQUESTED");
    world.clock().advance(OPTIONS.waits().registration());
    assertThat(status(ACME)).isEqualTo("OK");
    assertThat(world.effects().ofKind("charged", ACME)).hasSize(1);
  }

  @Test
  void completesATransferThatWasUnderWayAndKeepsItsMessages() throws Exception {
    begin();
    world.clock().speed(0);
    world.inwx().transfers().elsewhere(ACME, "code");
    client.logIn();
    client.inwx("domain.transfer", Map.of("domain", ACME, "authCode", "code"));
    begin();
    assertThat(status(ACME)).isEqualTo("TRANSFER REQUESTED");
    assertThat(world.inwx().transfers().waiting()).isEqualTo(1);
    world.clock().advance(Duration.ofDays(5));
    assertThat(status(ACME)).isEqualTo("OK");
    assertThat(world.inwx().transfers().waiting()).isEqualTo(3);
    assertThat(world.effects().ofKind("charged", ACME)).hasSize(1);
  }

  @Test
  void finishesARunningDeploymentAndServesItUnderTheSameCa() throws Exception {
    begin();
    world.clock().speed(0);
    client.logIn();
    pointAtFirstServer("acme");
    String app = client.order("acme.customers.example", "acme");
    String deployment =
        client
            .coolify("POST", "/applications/" + app + "/start", null)
            .path("deployment_uuid")
            .asText();
    world.clock().advance(Duration.ofSeconds(1));
    assertThat(deploymentStatus(deployment)).isEqualTo("in_progress");
    begin();
    assertThat(deploymentStatus(deployment)).isEqualTo("in_progress");
    world.clock().advance(OPTIONS.waits().deployment());
    assertThat(deploymentStatus(deployment)).isEqualTo("finished");
    assertThat(world.effects().count("deployment-started")).isEqualTo(1);
    begin();
    assertThat(client.visit("https://acme.customers.example/").body()).contains("acme");
    assertThat(world.effects().count("deployment-finished")).isEqualTo(1);
  }

  @Test
  void keepsDeploymentsOfADeletedApplication() throws Exception {
    begin();
    String app = client.provision("acme.customers.example", "acme");
    String deployment =
        world.effects().ofKind("deployment-started").get(0).detail().replace("deployment ", "");
    assertThat(deploymentStatus(deployment)).isEqualTo("finished");
    client.coolify("DELETE", "/applications/" + app, null);
    world.clock().advance(OPTIONS.waits().deletion());
    assertThat(world.coolify().applicationCount()).isZero();
    begin();
    assertThat(world.coolify().applicationCount()).isZero();
    assertThat(deploymentStatus(deployment)).isEqualTo("finished");
  }

  @Test
  void keepsTheClockWhereItWasMoved() {
    begin();
    world.clock().advance(Duration.ofDays(40));
    begin();
    assertThat(world.clock().now()).isAfter(Instant.now().plus(Duration.ofDays(39)));
  }

  @Test
  void keepsWhatWasSetFromOutside() throws Exception {
    begin();
    long contact = world.inwx().contact("Jo Doe", "jo@acme.example");
    world.inwx().takenByOthers("shop.example");
    begin();
    assertThat(world.inwx().contact("Jo Doe", "jo@acme.example")).isEqualTo(contact);
    client.logIn();
    JsonNode offer = client.inwx("domain.check", Map.of("domain", "shop.example"));
    assertThat(offer.at("/resData/domain/0/avail").asInt()).isZero();
  }

  @Test
  void leavesOutALineThatWasNotFinished() throws Exception {
    begin();
    register(ACME);
    Files.writeString(journal(), "{\"inwx.domain/acme.exam", StandardOpenOption.APPEND);
    begin();
    assertThat(world.inwx().has(ACME)).isTrue();
    register("next.example");
    Files.writeString(journal(), "\0\0\0\n", StandardOpenOption.APPEND);
    begin();
    assertThat(world.inwx().has("next.example")).isTrue();
  }

  @Test
  void saysWhichLineIsDamagedInsteadOfLosingWhatFollows() throws Exception {
    begin();
    register(ACME);
    String whole = Files.readString(journal());
    String damaged = whole.replaceFirst("\n", "\nhalf a li\n");
    Files.writeString(journal(), damaged);
    assertThatThrownBy(this::begin)
        .hasMessageContaining("line 2")
        .hasMessageContaining(journal().toString());
    assertThat(journal()).hasContent(damaged);
  }

  @Test
  void listensOnTheSamePortsAndMovesOnlyWhenTheyAreTaken() {
    begin();
    Map<String, String> settings = world.settings(directory);
    world.close();
    begin();
    assertThat(world.settings(directory)).isEqualTo(settings);
    assertThat(world.moved()).isEmpty();
    begin();
    assertThat(world.moved()).contains("inwx", "coolify", "mail", "proxy", "dns-resolver");
    assertThat(world.settings(directory).get("INWX_API_URL"))
        .isNotEqualTo(settings.get("INWX_API_URL"));
  }

  /** Starts a world on what the last one left; the client keeps its session and its trust. */
  private void begin() {
    World next = World.start(OPTIONS, directory);
    started.add(next);
    client = new WorldClient(next, cookies, started.get(0).ca());
    world = next;
  }

  private Path journal() {
    return directory.resolve("world.journal");
  }

  private void register(String domain) throws Exception {
    client.logIn();
    long contact = world.inwx().contact("Jo Doe", "jo@acme.example");
    client.inwx("domain.create", Map.of("domain", domain, "registrant", contact));
  }

  private void pointAtFirstServer(String name) throws Exception {
    client.inwx(
        "nameserver.createRecord",
        Map.of(
            "domain", "customers.example", "type", "A", "name", name, "content", "203.0.113.11"));
  }

  private String status(String domain) throws Exception {
    return client.inwx("domain.info", Map.of("domain", domain)).at("/resData/status").asText();
  }

  private long roId(String domain) throws Exception {
    return client.inwx("domain.info", Map.of("domain", domain)).at("/resData/roId").asLong();
  }

  private String deploymentStatus(String uuid) throws Exception {
    return client.coolify("GET", "/deployments/" + uuid, null).path("status").asText();
  }
}
