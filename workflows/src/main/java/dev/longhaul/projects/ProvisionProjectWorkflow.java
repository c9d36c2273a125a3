package dev.longhaul.projects;

import dev.longhaul.dns.ZoneRequester;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.OperationControl;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationStep;
import dev.longhaul.durable.Operations;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Turns a customer's order into a live project (docs/runbooks/provision-project.md). */
@WorkflowInterface
public interface ProvisionProjectWorkflow extends OperationControl, ZoneRequester {
  String KIND = "provision-project";
  String TYPE = "ProvisionProject";

  @WorkflowMethod(name = TYPE)
  ProjectResult provision(ProjectOrder order);

  static OperationId id(ProjectSlug slug) {
    return OperationId.of("project", slug.value());
  }

  /** What a client starts for this order. */
  static Operations.Start start(ProjectOrder order, Actor actor) {
    return new Operations.Start(
        id(order.slug()), TYPE, KIND, order, actor, "provision " + order.title());
  }

  /** The steps, in the runbook's order. */
  enum Step implements OperationStep {
    ACCEPT_ORDER("Accept order"),
    OBTAIN_DOMAIN("Obtain domain"),
    CHOOSE_SERVER("Choose server"),
    POINT_DNS("Point DNS"),
    CREATE_APPLICATION("Create application"),
    DEPLOY("Deploy"),
    CHECK_HEALTH("Check health"),
    ACTIVATE("Activate"),
    WELCOME("Welcome owner");

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
