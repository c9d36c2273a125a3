package dev.longhaul.activities.coolify;

import dev.longhaul.apps.AppActivities;
import dev.longhaul.apps.DeploymentActivities;
import dev.longhaul.contracts.AppContract;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperationId;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** Coolify keeps what the projects rely on. */
class CoolifyContractTest extends AppContract {
  private final CoolifyWorld world = new CoolifyWorld();
  private long sequence;

  @AfterEach
  void close() {
    world.close();
  }

  @Override
  protected AppActivities apps() {
    return world.apps;
  }

  @Override
  protected DeploymentActivities deployments() {
    return world.deployments;
  }

  @Override
  protected Fence next() {
    return new Fence(OperationId.of("project", "acme"), 1, ++sequence);
  }

  @Override
  protected String server() {
    return world.server();
  }

  @Override
  protected void timePasses() {
    world.pass(Duration.ofSeconds(10));
  }

  @Override
  protected int made() {
    return world.effects.count("project-created") + world.effects.count("application-created");
  }

  @Override
  protected int started() {
    return world.effects.count("deployment-started");
  }
}
