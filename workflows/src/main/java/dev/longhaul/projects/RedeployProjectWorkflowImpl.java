package dev.longhaul.projects;

import static dev.longhaul.projects.RedeployProjectWorkflow.Step.CHECK_HEALTH;
import static dev.longhaul.projects.RedeployProjectWorkflow.Step.DEPLOY;
import static dev.longhaul.projects.RedeployProjectWorkflow.Step.FIND_PROJECT;
import static dev.longhaul.projects.RedeployProjectWorkflow.Step.RECORD;

import dev.longhaul.durable.OperationWorkflow;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.StepRule;
import io.temporal.workflow.WorkflowInit;

/** See {@link RedeployProjectWorkflow}. The main method is the runbook. */
public final class RedeployProjectWorkflowImpl extends OperationWorkflow
    implements RedeployProjectWorkflow {
  private final LiveBook book;

  /** The order is known before the first signal: Temporal hands it to the constructor too. */
  @WorkflowInit
  public RedeployProjectWorkflowImpl(RedeployOrder order) {
    super(KIND, Step.values());
    book = new LiveBook(operation, order.slug());
  }

  @Override
  public SteeredProject redeploy(RedeployOrder order) {
    return operation.run(
        RedeployProjectWorkflow.title(order),
        () -> {
          LiveProject project = operation.step(FIND_PROJECT, book::find);
          ProjectPlan anew = project.plan().with(Earlier.NOTHING);
          DeploySteps steps = DeploySteps.again(operation, book, anew, order.build());
          operation.step(DEPLOY, () -> steps.deploy(project.appId()));
          operation.step(CHECK_HEALTH, StepRule.mayBeSkipped(), steps::checkHealth);
          operation.step(RECORD, () -> record(order));
          return done(order.slug(), project.plan().app().url() + " serves what was deployed");
        });
  }

  private void record(RedeployOrder order) {
    book.serves(
        ServiceStatus.RUNNING, order.build() ? "application redeployed" : "application restarted");
  }

  private SteeredProject done(ProjectSlug slug, String message) {
    operation.conclude(message);
    return new SteeredProject(Outcome.SUCCEEDED, slug, message);
  }
}
