package dev.longhaul.apps;

import dev.longhaul.contracts.AppContract;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.World;
import org.junit.jupiter.api.BeforeEach;

/** The platform of the project tests keeps what a real one promises. */
class FakePlatformTest extends AppContract {
  private final World world = new World();
  private final FakeApps apps = new FakeApps(world);
  private final FakeDeployments deployments = new FakeDeployments(world);
  private long sequence;

  @BeforeEach
  void buildsTakeTheirTime() {
    deployments.next(Deployment.State.RUNNING);
  }

  @Override
  protected AppActivities apps() {
    return apps;
  }

  @Override
  protected DeploymentActivities deployments() {
    return deployments;
  }

  @Override
  protected Fence next() {
    return new Fence(OperationId.of("project", "acme"), 1, ++sequence);
  }

  @Override
  protected String server() {
    return "server-1";
  }

  @Override
  protected void timePasses() {
    deployments.become(Deployment.State.FINISHED);
  }

  @Override
  protected int made() {
    return (int)
        world.effects.stream()
            .filter(effect -> effect.startsWith("project ") || effect.startsWith("app "))
            .count();
  }

  @Override
  protected int started() {
    return deployments.count();
  }
}
