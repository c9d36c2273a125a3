package dev.longhaul.projects;

import static dev.longhaul.projects.ProvisionProjectWorkflow.Step.ACCEPT_ORDER;
import static dev.longhaul.projects.ProvisionProjectWorkflow.Step.ACTIVATE;
import static dev.longhaul.projects.ProvisionProjectWorkflow.Step.CHECK_HEALTH;
import static dev.longhaul.projects.ProvisionProjectWorkflow.Step.CHOOSE_SERVER;
import static dev.longhaul.projects.ProvisionProjectWorkflow.Step.CREATE_APPLICATION;
import static dev.longhaul.projects.ProvisionProjectWorkflow.Step.DEPLOY;
import static dev.longhaul.projects.ProvisionProjectWorkflow.Step.OBTAIN_DOMAIN;
import static dev.longhaul.projects.ProvisionProjectWorkflow.Step.POINT_DNS;
import static dev.longhaul.projects.ProvisionProjectWorkflow.Step.WELCOME;

import dev.longhaul.dns.ZoneClient;
import dev.longhaul.dns.ZoneOutcome;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationWorkflow;
import dev.longhaul.durable.Outcome;
import dev.longhaul.servers.ServerSlot;
import io.temporal.workflow.WorkflowInit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * See {@link ProvisionProjectWorkflow}. The main method is the runbook; the steps are beside it.
 */
public final class ProvisionProjectWorkflowImpl extends OperationWorkflow
    implements ProvisionProjectWorkflow {
  private final ZoneClient zone;
  private final ProjectBook book;

  /** The order is known before the first signal: Temporal hands it to the constructor too. */
  @WorkflowInit
  public ProvisionProjectWorkflowImpl(ProjectOrder order) {
    super(KIND, Step.values());
    zone = new ZoneClient(operation);
    book = new ProjectBook(operation, order.slug());
  }

  @Override
  public ProjectResult provision(ProjectOrder order) {
    return operation.run(
        "provision " + order.title(),
        () -> {
          ProjectPlan plan = operation.step(ACCEPT_ORDER, () -> accept(order));
          DomainSteps domains = new DomainSteps(operation, zone, book, plan);
          AppSteps apps = new AppSteps(operation, book, plan);
          DeploySteps live = DeploySteps.first(operation, book, plan);
          domains.undoEarlierRun();
          apps.undoEarlierRun();

          Money paid = operation.step(OBTAIN_DOMAIN, domains.obtainRule(), domains::obtain);
          ServerSlot server = operation.step(CHOOSE_SERVER, apps::chooseServer);
          operation.step(POINT_DNS, () -> domains.pointAt(server));
          String app =
              operation.step(
                  CREATE_APPLICATION,
                  ProjectEdits.<String>application(),
                  () -> apps.create(server));
          operation.step(
              DEPLOY,
              ProjectEdits.<Void>application(),
              () -> {
                apps.applyEdits();
                live.deploy(app);
              });
          operation.step(CHECK_HEALTH, ProjectEdits.health(), live::checkHealth);
          operation.step(ACTIVATE, () -> book.activate(plan));
          operation.step(WELCOME, ProjectEdits.welcome(), () -> book.welcome(plan));
          return live(plan, server, paid);
        });
  }

  @Override
  public void zoneChanged(ZoneOutcome outcome) {
    zone.answered(outcome);
  }

  /** Enters the order; one with a saved plan goes on only in the world that the plan has seen. */
  private ProjectPlan accept(ProjectOrder order) {
    ProjectPlan plan = book.open(order);
    if (order.planned() != null) {
      new PlanGuard(operation, plan).check(order.planned());
    }
    return plan;
  }

  private ProjectResult live(ProjectPlan plan, ServerSlot server, @Nullable Money paid) {
    String message = plan.app().url() + " is live on " + server.server();
    operation.conclude(message);
    return new ProjectResult(
        Outcome.SUCCEEDED,
        plan.slug(),
        plan.domain(),
        server.server(),
        plan.app().url(),
        paid == null ? List.of() : List.of(paid),
        message);
  }
}
