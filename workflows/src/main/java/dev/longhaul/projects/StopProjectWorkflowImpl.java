package dev.longhaul.projects;

import static dev.longhaul.projects.StopProjectWorkflow.Step.FIND_PROJECT;
import static dev.longhaul.projects.StopProjectWorkflow.Step.RECORD;
import static dev.longhaul.projects.StopProjectWorkflow.Step.STOP_APPLICATION;

import dev.longhaul.apps.AppActivities;
import dev.longhaul.apps.Deployment;
import dev.longhaul.apps.DeploymentActivities;
import dev.longhaul.durable.OperationWorkflow;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.Port;
import io.temporal.workflow.WorkflowInit;
import java.util.List;

/** See {@link StopProjectWorkflow}. The main method is the runbook. */
public final class StopProjectWorkflowImpl extends OperationWorkflow
    implements StopProjectWorkflow {
  private final LiveBook book;

  /** The order is known before the first signal: Temporal hands it to the constructor too. */
  @WorkflowInit
  public StopProjectWorkflowImpl(StopOrder order) {
    super(KIND, Step.values());
    book = new LiveBook(operation, order.slug());
  }

  @Override
  public SteeredProject stop(StopOrder order) {
    return operation.run(
        "stop " + order.slug(),
        () -> {
          LiveProject project = operation.step(FIND_PROJECT, book::find);
          operation.step(STOP_APPLICATION, () -> stopApplication(project));
          operation.step(RECORD, () -> record(project));
          return done(order.slug(), order.slug() + " is stopped");
        });
  }

  /** A build that is under way would start it again, so it is cancelled first. */
  private void stopApplication(LiveProject project) {
    String queue = project.plan().queues().platform();
    Port<AppActivities> apps = operation.port(AppActivities.class, queue);
    Port<DeploymentActivities> deployments = operation.port(DeploymentActivities.class, queue);
    String app = project.appId();
    boolean runs = apps.look("Look whether it runs").runs(app);
    List<Deployment> open = deployments.look("Look for running builds").open(app);
    if (runs || !open.isEmpty()) {
      operation.undo("start the application again", () -> startAgain(deployments, app));
    }
    if (!open.isEmpty()) {
      deployments
          .act("Cancel the build")
          .cancel(operation.fence(), app, open.stream().map(Deployment::id).toList());
    }
    apps.act("Stop the application").stopApplication(operation.fence(), app);
    operation.fact(project.plan().app().name() + " stopped");
  }

  private void startAgain(Port<DeploymentActivities> deployments, String app) {
    Deployment before = deployments.look("Look at past deployments").latest(app);
    deployments
        .act("Start the application again")
        .restart(operation.fence(), app, before == null ? null : before.id());
  }

  private void record(LiveProject project) {
    ServiceStatus before = project.service();
    if (before != null) {
      operation.undo(
          "write again how it serves", () -> book.serves(before, "the stop was taken back"));
    }
    book.serves(ServiceStatus.STOPPED, "application stopped");
  }

  private SteeredProject done(ProjectSlug slug, String message) {
    operation.conclude(message);
    return new SteeredProject(Outcome.SUCCEEDED, slug, message);
  }
}
