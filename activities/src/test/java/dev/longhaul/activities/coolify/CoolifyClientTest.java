package dev.longhaul.activities.coolify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.longhaul.activities.coolify.wire.DeploymentEntry;
import dev.longhaul.activities.coolify.wire.Server;
import dev.longhaul.emulators.faults.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoolifyClientTest {
  private final CoolifyWorld world = new CoolifyWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void listsServersAndValidatesThem() {
    String broken = world.coolify.addServer("web-9", "203.0.113.19", false);
    assertThat(world.client.listServers()).extracting(Server::name).contains("web-1", "web-9");
    assertThat(world.client.findServer(broken)).map(Server::usable).contains(false);
    world.coolify.serverIsReallyUsable("web-9", true);
    world.client.validateServer(broken);
    world.pass(Duration.ofSeconds(10));
    assertThat(world.client.findServer(broken)).map(Server::usable).contains(true);
    assertThat(world.client.findServer("none")).isEmpty();
  }

  @Test
  void readsTheVersionThatIsNoJson() {
    assertThat(world.client.version()).isEqualTo("4.3.11");
  }

  @Test
  void readsOpenDeploymentsThatAreKeyedByPosition() {
    String open = world.client.start(world.application()).deploymentUuid();
    world.switchboard.next("GET /deployments", 1, new Fault.Quirk("list-as-object"));
    assertThat(world.client.openDeployments())
        .extracting(DeploymentEntry::deploymentUuid, DeploymentEntry::api)
        .containsExactly(tuple(open, true));
  }

  @Test
  void readsDeploymentsThatAreKeyedByPosition() {
    String app = world.application();
    world.switchboard.next(
        "GET /deployments/applications/{uuid}",
        1,
        new Fault.Status(
            200,
            "{\"count\":2,\"deployments\":{\"1\":{\"id\":1,\"deployment_uuid\":\"a\"},"
                + "\"0\":{\"id\":2,\"deployment_uuid\":\"b\"}}}"));
    assertThat(world.client.listDeployments(app, 5))
        .extracting(DeploymentEntry::deploymentUuid)
        .containsExactly("b", "a");
  }
}
