package dev.longhaul.activities.inwx;

import dev.longhaul.contracts.DomainContract;
import dev.longhaul.domains.DomainActivities;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.OperationId;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** INWX keeps what the registrations rely on. */
class InwxDomainContractTest extends DomainContract {
  private final InwxWorld world = new InwxWorld();
  private final TestActivityEnvironment temporal =
      TestActivityEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder().setDataConverter(Json.dataConverter()).build())
              .build());
  private long sequence;

  @BeforeEach
  void register() {
    world.clock.speed(0);
    temporal.registerActivitiesImplementations(world.domains);
  }

  @AfterEach
  void close() {
    temporal.close();
    world.close();
  }

  @Override
  protected DomainActivities domains() {
    return temporal.newActivityStub(DomainActivities.class);
  }

  @Override
  protected Fence next() {
    return new Fence(new OperationId("domain:acme.example"), 1, ++sequence);
  }

  @Override
  protected void takenByOthers() {
    world.inwx.takenByOthers(ACME.value());
  }

  /** As it always does. */
  @Override
  protected void registryTakesItsTime() {}

  @Override
  protected void registryDecides() {
    world.clock.advance(Duration.ofSeconds(5));
  }

  @Override
  protected int charged() {
    return world.effects.count("charged");
  }
}
