package dev.longhaul.projects;

import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Operation;
import dev.longhaul.durable.Port;
import dev.longhaul.durable.TaskQueues;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.List;

/**
 * What an operation writes about one project, in order: at once what a later run goes by, beside
 * the process what people read. While the ledger is away only the fence keeps the order.
 */
final class ProjectEntries {
  private static final String SUMMARY = "Write the project's log";
  private final Operation operation;
  private final Port<ProjectActivities> ledger;
  private final ProjectSlug slug;
  private Promise<Void> last = Workflow.newPromise((Void) null);

  ProjectEntries(Operation operation, ProjectSlug slug) {
    this.operation = operation;
    this.ledger = operation.port(ProjectActivities.class, TaskQueues.MAIN);
    this.slug = slug;
  }

  /** Written when this returns. */
  void write(ProjectUpdate update) {
    Fence fence = operation.fence();
    operation.settle();
    ledger.act(SUMMARY).record(fence, update);
  }

  /** Written before the operation closes. */
  void owe(ProjectUpdate update) {
    Fence fence = operation.fence();
    Promise<Void> before = last;
    last =
        operation.owe(
            () -> {
              before.get();
              ledger.owed(SUMMARY).record(fence, update);
            });
  }

  void log(LogEntry... log) {
    owe(new ProjectUpdate(slug, null, null, null, null, null, List.of(log)));
  }

  /** A later run may find it finished. */
  void started(StartedDeployment deployment) {
    LogEntry log =
        LogEntry.of(LogAction.DEPLOYMENT_STARTED, "deployment started", "coolify", deployment.id());
    write(new ProjectUpdate(slug, null, null, null, deployment, null, List.of(log)));
  }

  /** Before the probes write lines of their own. */
  void finished(String deployment) {
    LogEntry log =
        LogEntry.of(LogAction.DEPLOYMENT_COMPLETED, "deployment finished", "coolify", deployment);
    write(new ProjectUpdate(slug, null, null, null, null, null, List.of(log)));
  }
}
