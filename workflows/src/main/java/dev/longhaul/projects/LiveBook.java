package dev.longhaul.projects;

import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Operation;
import dev.longhaul.durable.Port;
import dev.longhaul.durable.TaskQueues;

/** The ledger's entries of an operation on a live project, whose status it leaves alone. */
final class LiveBook implements DeployBook {
  private final Operation operation;
  private final Port<ProjectActivities> ledger;
  private final ProjectEntries entries;
  private final ProjectSlug slug;

  LiveBook(Operation operation, ProjectSlug slug) {
    this.operation = operation;
    this.ledger = operation.port(ProjectActivities.class, TaskQueues.MAIN);
    this.entries = new ProjectEntries(operation, slug);
    this.slug = slug;
  }

  LiveProject find() {
    LiveProject found = ledger.look("Find the project").live(slug);
    operation.fact(found.plan().app().name() + " for " + found.plan().domain());
    return found;
  }

  /** Says in the ledger how the application serves from now on. */
  void serves(ServiceStatus status, String message) {
    Fence fence = operation.fence();
    operation.settle();
    ledger
        .act("Write how it serves")
        .serves(fence, slug, status, LogEntry.of(LogAction.STATUS_CHANGED, message));
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
    entries.log(log);
  }

  @Override
  public void started(StartedDeployment deployment) {
    entries.started(deployment);
  }

  @Override
  public void finished(String deployment) {
    entries.finished(deployment);
  }
}
