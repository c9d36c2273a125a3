package dev.longhaul.projects;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.OperationControl;
import dev.longhaul.durable.OperationStep;
import dev.longhaul.durable.Operations;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Stops a live project's application (docs/runbooks/stop-project.md). */
@WorkflowInterface
public interface StopProjectWorkflow extends OperationControl {
  String KIND = "stop-project";
  String TYPE = "StopProject";

  @WorkflowMethod(name = TYPE)
  SteeredProject stop(StopOrder order);

  /** What a client starts; the project's id is the lock. */
  static Operations.Start start(StopOrder order, Actor actor) {
    return new Operations.Start(
        ProvisionProjectWorkflow.id(order.slug()),
        TYPE,
        KIND,
        order,
        actor,
        "stop " + order.slug());
  }

  /** The steps, in the runbook's order. */
  enum Step implements OperationStep {
    FIND_PROJECT("Find project"),
    STOP_APPLICATION("Stop application"),
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
