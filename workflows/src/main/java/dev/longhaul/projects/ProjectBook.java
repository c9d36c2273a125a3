package dev.longhaul.projects;

import dev.longhaul.apps.AppHandle;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Operation;
import dev.longhaul.durable.OperationListener;
import dev.longhaul.durable.OperationStep;
import dev.longhaul.durable.Parking;
import dev.longhaul.durable.Port;
import dev.longhaul.durable.TaskQueues;
import dev.longhaul.notices.NoticeActivities;
import dev.longhaul.notices.WelcomeMail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A provisioning run's entries in the ledger: the project, its status, its log, its mail. */
final class ProjectBook implements OperationListener, DeployBook {
  private final Operation operation;
  private final Port<ProjectActivities> ledger;
  private final Port<NoticeActivities> notices;
  private final ProjectEntries entries;
  private final ProjectSlug slug;
  private boolean entered;
  private ProjectStatus status = ProjectStatus.PENDING_DOMAIN;

  ProjectBook(Operation operation, ProjectSlug slug) {
    this.slug = slug;
    this.operation = operation;
    this.ledger = operation.port(ProjectActivities.class, TaskQueues.MAIN);
    this.notices = operation.port(NoticeActivities.class, TaskQueues.MAIL);
    this.entries = new ProjectEntries(operation, slug);
    operation.listener(this);
  }

  ProjectPlan open(ProjectOrder order) {
    operation.undo("back to draft", this::retire);
    ProjectPlan plan =
        ledger.act("Enter the order").open(operation.fence(), order, operation.startedBy());
    entered = true;
    operation.fact(plan.domain() + " for " + plan.ownerEmail());
    return plan;
  }

  /** The plan as it would be now: people may have edited the order meanwhile. */
  ProjectPlan planned() {
    return ledger.look("Look at the order as it is now").planned(slug);
  }

  private void retire() {
    Fence fence = operation.fence();
    operation.settle();
    ledger.act("Set the project back to draft").retire(fence, slug, operation.stopReason());
  }

  /** Moves the project to the status that belongs to the step that begins. */
  @Override
  public void enter(ProjectStatus next, LogEntry... log) {
    status = next;
    entries.owe(update(next, null, null, null, log));
  }

  @Override
  public void log(LogEntry... log) {
    entries.log(log);
  }

  void domain(DomainStatus domain, LogEntry... log) {
    entries.owe(update(null, domain, null, null, log));
  }

  void app(AppHandle app, LogEntry... log) {
    entries.write(update(null, null, app, null, log));
  }

  /** A name that is no longer the project's, and whose records are gone. */
  void forgetDomain(FormerName former) {
    ledger.act("Forget " + former.domain()).forgetDomain(operation.fence(), slug, former.domain());
    log(
        LogEntry.of(
            LogAction.DNS_CONFIGURED,
            former.domain() + " no longer belongs to the project, its records are removed",
            "inwx",
            former.zone().value()));
  }

  /** Says in the ledger that the application is about to be created, and so will be ours. */
  void announceApp() {
    app(new AppHandle(null, null));
  }

  @Override
  public void started(StartedDeployment deployment) {
    entries.started(deployment);
  }

  @Override
  public void finished(String deployment) {
    entries.finished(deployment);
  }

  void activate(ProjectPlan plan) {
    status = ProjectStatus.ACTIVE;
    entries.write(
        update(
            ProjectStatus.ACTIVE,
            DomainStatus.ACTIVE,
            null,
            null,
            LogEntry.of(LogAction.PROVISIONING_COMPLETED, plan.app().url() + " is live")));
    operation.fact("status ACTIVE");
  }

  void welcome(ProjectPlan plan) {
    String messageId = "welcome." + plan.slug() + "." + plan.incarnation() + "@longhaul";
    notices
        .act("Welcome " + plan.slug() + "'s owner")
        .welcome(
            operation.fence(),
            new WelcomeMail(
                plan.slug().value(),
                plan.name(),
                new ProjectEdits(operation).ownerEmail(plan.ownerEmail()),
                plan.locale(),
                plan.domain(),
                plan.app().url(),
                plan.initialPassword(),
                messageId,
                plan.timeZone()));
    log(LogEntry.of(LogAction.NOTIFICATION_SENT, "welcome mail sent", "mail", messageId));
    forgetSecret(plan);
    operation.fact("mail sent to " + new ProjectEdits(operation).ownerEmail(plan.ownerEmail()));
  }

  void ensureSecret(ProjectPlan plan) {
    ledger.act("Make the initial password").ensureSecret(operation.fence(), plan.initialPassword());
  }

  void forgetSecret(ProjectPlan plan) {
    ledger
        .act("Forget the initial password")
        .forgetSecret(operation.fence(), plan.initialPassword());
  }

  /** A parked project shows as ERROR with the reason; the operation itself does not wait. */
  @Override
  public void parked(Parking parking) {
    if (entered) {
      String error = parking.failure().message();
      LogEntry log = new LogEntry(actionFor(parking.step()), error, null, null, error);
      operation.aside(() -> entries.write(update(ProjectStatus.ERROR, null, null, error, log)));
    }
  }

  @Override
  public void resumed(OperationStep step) {
    if (entered) {
      operation.aside(() -> entries.write(update(status, null, null, null)));
    }
  }

  private static LogAction actionFor(String step) {
    return switch (ProvisionProjectWorkflow.Step.valueOf(step)) {
      case POINT_DNS -> LogAction.DNS_FAILED;
      case CREATE_APPLICATION -> LogAction.COOLIFY_ERROR;
      case CHECK_HEALTH -> LogAction.HEALTH_CHECK_FAILED;
      case ACCEPT_ORDER, OBTAIN_DOMAIN, CHOOSE_SERVER, DEPLOY, ACTIVATE, WELCOME ->
          LogAction.PROVISIONING_FAILED;
    };
  }

  private ProjectUpdate update(
      @Nullable ProjectStatus next,
      @Nullable DomainStatus domain,
      @Nullable AppHandle app,
      @Nullable String error,
      LogEntry... log) {
    return new ProjectUpdate(slug, next, domain, app, null, error, List.of(log));
  }
}
