package dev.longhaul.projects;

import dev.longhaul.durable.Operation;
import dev.longhaul.durable.Port;
import dev.longhaul.durable.TaskQueues;
import java.util.List;

/** The ledger's entries of an operation on a live project, whose status it leaves alone. */
final class LiveBook implements DeployBook {
  private final Operation operation;
  private final Port<ProjectActivities> ledger;
  private final ProjectSlug slug;

  LiveBook(Operation operation, ProjectSlug slug) {
    this.operation = operation;
    this.ledger = operation.port(ProjectActivities.class, TaskQueues.MAIN);
    this.slug = slug;
  }

  LiveProject find() {
    LiveProject found = ledger.look("Find the project").live(slug);
    operation.fact(found.plan().app().name() + " for " + found.plan().domain());
    return found;
  }

  /** Says in the ledger how the application serves from now on. */
  void serves(ServiceStatus status, String message) {
    ledger
        .act("Write how it serves")
        .serves(operation.fence(), slug, status, LogEntry.of(LogAction.STATUS_CHANGED, message));
    operation.fact(message);
  }

  @Override
  public void enter(ProjectStatus status, LogEntry... log) {
    if (log.length > 0) {
      log(log);
    }
  }

  @Override
  public void log(LogEntry... log) {
    record(new ProjectUpdate(slug, null, null, null, null, null, List.of(log)));
  }

  @Override
  public void started(StartedDeployment deployment) {
    LogEntry log =
        LogEntry.of(LogAction.DEPLOYMENT_STARTED, "deployment started", "coolify", deployment.id());
    record(new ProjectUpdate(slug, null, null, null, deployment, null, List.of(log)));
  }

  private void record(ProjectUpdate update) {
    ledger.act("Write the project's log").record(operation.fence(), update);
  }
}
