package dev.longhaul.projects;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.OperationControl;
import dev.longhaul.durable.OperationStep;
import dev.longhaul.durable.Operations;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Builds or restarts a live project's application (docs/runbooks/redeploy-project.md). */
@WorkflowInterface
public interface RedeployProjectWorkflow extends OperationControl {
  String KIND = "redeploy-project";
  String TYPE = "RedeployProject";

  @WorkflowMethod(name = TYPE)
  SteeredProject redeploy(RedeployOrder order);

  /** What a client starts; the project's id is the lock. */
  static Operations.Start start(RedeployOrder order, Actor actor) {
    return new Operations.Start(
        ProvisionProjectWorkflow.id(order.slug()), TYPE, KIND, order, actor, title(order));
  }

  static String title(RedeployOrder order) {
    return (order.build() ? "redeploy " : "restart ") + order.slug();
  }

  /** The steps, in the runbook's order. */
  enum Step implements OperationStep {
    FIND_PROJECT("Find project"),
    DEPLOY("Deploy"),
    CHECK_HEALTH("Check health"),
    RECORD("Record");

    private final String title;

    Step(String title) {
      this.title = title;
    }

    @Override
    public String title() {
      return title;
    }
  }
}
