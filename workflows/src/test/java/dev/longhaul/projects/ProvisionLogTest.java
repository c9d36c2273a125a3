package dev.longhaul.projects;

import static dev.longhaul.projects.Hosting.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.durable.World;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people read is written beside the process: it waits for nothing, and nothing is lost. */
class ProvisionLogTest {
  private final Hosting hosting = Hosting.open();

  @AfterEach
  void close() throws Exception {
    hosting.close();
  }

  @Test
  void theProcessGoesOnWhileAStatusIsWritten() {
    World.Hold write = hosting.world.hold("Projects.BOOTSTRAPPING");
    hosting.provision(TestOrders.register());
    write.awaitReached();
    hosting.awaitCall("Deployments.start");
    assertThat(hosting.projects.statuses).doesNotContain(ProjectStatus.BOOTSTRAPPING);
    write.letGo();
    hosting.live();
    assertThat(hosting.projects.statuses)
        .endsWith(ProjectStatus.BOOTSTRAPPING, ProjectStatus.ACTIVE);
  }

  @Test
  void theOperationDoesNotCloseBeforeItsLastLine() {
    World.Hold mail = hosting.world.hold("Notices.welcome");
    hosting.provision(TestOrders.register());
    mail.awaitReached();
    World.Hold line = hosting.world.hold("Projects.record");
    mail.letGo();
    line.awaitReached();
    hosting.awaitCall("Projects.forgetSecret");
    assertThat(hosting.closing()).isNull();
    line.letGo();
    hosting.live();
    assertThat(hosting.projects.log).endsWith(LogAction.NOTIFICATION_SENT);
  }

  @Test
  void aStopDoesNotTakeALineAway() {
    World.Hold write = hosting.world.hold("Projects.BOOTSTRAPPING");
    // an act: the in-memory server loses a task whose cancel meets the end of what it cancels
    World.Hold start = hosting.world.hold("Deployments.start");
    hosting.provision(TestOrders.register());
    write.awaitReached();
    start.awaitReached();
    hosting.operator.cancel(PROJECT);
    write.letGo();
    start.letGo();
    hosting.operator.assertAborted(PROJECT);
    assertThat(hosting.projects.statuses)
        .endsWith(ProjectStatus.BOOTSTRAPPING, ProjectStatus.DRAFT);
  }

  @Test
  void aStopDoesNotKeepWhatWasBegunFromTheLedger() {
    World.Hold line = hosting.world.hold("Projects.BOOTSTRAPPING");
    World.Hold start = hosting.world.hold("Deployments.start");
    hosting.provision(TestOrders.register());
    line.awaitReached();
    start.awaitReached();
    hosting.operator.cancel(PROJECT);
    start.letGo();
    Awaitility.await("the build").until(() -> hosting.world.effects.contains("deployment d1"));
    line.letGo();
    hosting.operator.assertAborted(PROJECT);
    assertThat(hosting.projects.updates).anyMatch(update -> update.deployment() != null);
  }
}
