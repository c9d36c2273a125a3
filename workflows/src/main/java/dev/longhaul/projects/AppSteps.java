package dev.longhaul.projects;

import dev.longhaul.apps.AppActivities;
import dev.longhaul.apps.AppHandle;
import dev.longhaul.apps.AppProblem;
import dev.longhaul.apps.Deployment;
import dev.longhaul.apps.DeploymentActivities;
import dev.longhaul.apps.HealthActivities;
import dev.longhaul.apps.HealthActivities.HealthReport;
import dev.longhaul.durable.Operation;
import dev.longhaul.durable.OrderDigest;
import dev.longhaul.durable.Port;
import dev.longhaul.durable.StepBlocked;
import dev.longhaul.durable.TaskQueues;
import dev.longhaul.servers.ServerActivities;
import dev.longhaul.servers.ServerProblem;
import dev.longhaul.servers.ServerSlot;
import dev.longhaul.servers.SlotSearch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps that get a project its server and its running application. */
final class AppSteps {
  private final Operation operation;
  private final ProjectBook book;
  private final ProjectPlan plan;
  private final Port<ServerActivities> servers;
  private final Port<AppActivities> apps;
  private final Port<DeploymentActivities> deployments;
  private final Port<HealthActivities> health;
  private @Nullable String followed;
  private @Nullable String reported;
  private boolean appIsOurs;

  AppSteps(Operation operation, ProjectBook book, ProjectPlan plan) {
    this.operation = operation;
    this.book = book;
    this.plan = plan;
    this.servers = operation.port(ServerActivities.class, TaskQueues.MAIN);
    this.apps = operation.port(AppActivities.class, plan.queues().platform());
    this.deployments = operation.port(DeploymentActivities.class, plan.queues().platform());
    this.appIsOurs = plan.earlier().appClaimed();
    this.health = operation.port(HealthActivities.class, TaskQueues.PROBES);
  }

  /** An abort also undoes what an earlier run of this order has left, however far this one gets. */
  void undoEarlierRun() {
    if (plan.earlier().address() != null) {
      operation.undo("release the slot", this::releaseSlot);
    }
    if (appIsOurs) {
      undoApp();
    }
  }

  private void undoApp() {
    operation.undo("delete the platform's project", this::deleteProject);
    operation.undo("delete the application", this::deleteApplication);
    operation.undo("forget the initial password", () -> book.forgetSecret(plan));
  }

  private void releaseSlot() {
    servers.act("Release the slot").release(operation.fence(), plan.slug().value());
  }

  /** Keeps the project's server, or reserves a slot on the least loaded one. */
  ServerSlot chooseServer() {
    String slug = plan.slug().value();
    SlotSearch found = servers.look("Look for a free slot").search(slug);
    if (found.current() == null && found.freeSlots() < 1) {
      throw noFreeServer();
    }
    operation.undo("release the slot", this::releaseSlot);
    ServerSlot slot = servers.act("Reserve a slot").reserve(operation.fence(), slug).current();
    if (slot == null) {
      throw noFreeServer();
    }
    book.log(LogEntry.of(LogAction.SERVER_SELECTED, slot.server() + " at " + slot.address()));
    operation.fact("%s, slot %d of %d".formatted(slot.server(), slot.taken(), slot.capacity()));
    return slot;
  }

  private static StepBlocked noFreeServer() {
    return StepBlocked.because(
        ServerProblem.NO_FREE_SERVER,
        "no server has a free slot; add one with 'longhaul server add', then retry");
  }

  /**
   * Creates project, application and variables at the platform, or goes on with what an earlier run
   * made; returns the application's id. One of our name that no run of ours has announced is left
   * alone: somebody needs it.
   */
  String create(ServerSlot server) {
    book.enter(ProjectStatus.PROVISIONING);
    AppHandle found = apps.look("Look for " + plan.app().name()).find(plan.app().name());
    claimApp(found);
    String project =
        apps.act("Create project " + plan.app().name())
            .ensureProject(operation.fence(), plan.app().name(), plan.app().description());
    String app =
        apps.act("Create application " + plan.app().name())
            .ensureApplication(operation.fence(), project, server.platformId(), plan.app());
    book.ensureSecret(plan);
    apps.act("Set the variables").setVariables(operation.fence(), app, plan.variables());
    AppHandle handle = new AppHandle(project, app);
    book.app(handle, created(found, handle));
    operation.fact(plan.app().name() + " on " + server.server());
    return app;
  }

  private void claimApp(AppHandle found) {
    if (!appIsOurs && found.appId() != null) {
      throw StepBlocked.because(
          AppProblem.FOREIGN_APPLICATION,
          "an application %s exists already and Longhaul did not create it; rename it at the"
                  .formatted(plan.app().name())
              + " platform and retry, or abort");
    }
    if (!appIsOurs) {
      book.announceApp();
      appIsOurs = true;
    }
    undoApp();
  }

  /** The log names what is new; what an earlier run made is not logged again. */
  private LogEntry[] created(AppHandle before, AppHandle now) {
    List<LogEntry> log = new ArrayList<>();
    String name = plan.app().name();
    if (before.projectId() == null) {
      log.add(LogEntry.of(LogAction.COOLIFY_PROJECT_CREATED, name, "coolify", now.projectId()));
    }
    if (before.appId() == null) {
      log.add(LogEntry.of(LogAction.COOLIFY_APP_CREATED, name, "coolify", now.appId()));
    }
    return log.toArray(LogEntry[]::new);
  }

  private void deleteApplication() {
    AppHandle left = apps.look("Look for " + plan.app().name()).find(plan.app().name());
    if (left.appId() != null) {
      apps.act("Delete the application").deleteApplication(operation.fence(), left.appId());
    }
  }

  private void deleteProject() {
    AppHandle left = apps.look("Look for " + plan.app().name()).find(plan.app().name());
    if (left.projectId() != null) {
      apps.act("Delete the project").deleteProject(operation.fence(), left.projectId());
    }
  }

  /** Starts a deployment and follows it by its own id to the end. */
  void deploy(String app) {
    book.enter(ProjectStatus.BOOTSTRAPPING);
    Deployment before = deployments.look("Look at past deployments").latest(app);
    Deployment started = start(app, before);
    reported = null;
    Deployment ended =
        operation.within(
            plan.patience().deployment(),
            "deployment " + started.id(),
            AppProblem.DEPLOYMENT_SLOW,
            () -> deployments.await("Follow deployment " + started.id()).await(started.id()));
    reported = ended.id();
    refuseUnlessFinished(ended);
    book.log(
        LogEntry.of(LogAction.DEPLOYMENT_COMPLETED, "deployment finished", "coolify", ended.id()));
    operation.fact("deployment " + ended.id() + " finished");
  }

  private Deployment start(String app, @Nullable Deployment before) {
    if (before != null && (!before.ended() || isOurs(before))) {
      followed = before.id();
      return before;
    }
    Deployment started =
        deployments
            .act("Start the deployment")
            .start(operation.fence(), app, before == null ? null : before.id());
    followed = started.id();
    book.started(new StartedDeployment(started.id(), digest()));
    return started;
  }

  /**
   * The deployment that was followed, ended after its step had lost patience; or the finished one
   * of an earlier run, when nothing has changed since.
   */
  private boolean isOurs(Deployment deployment) {
    boolean unseen = deployment.id().equals(followed) && !deployment.id().equals(reported);
    StartedDeployment earlier = plan.earlier().deployment();
    boolean unchanged =
        earlier != null
            && earlier.id().equals(deployment.id())
            && earlier.digest().equals(digest());
    return unseen || (unchanged && deployment.state() == Deployment.State.FINISHED);
  }

  /** Of what is deployed: the application's settings and its variables. */
  private String digest() {
    return OrderDigest.of(List.of(plan.app(), plan.variables()));
  }

  private void refuseUnlessFinished(Deployment ended) {
    switch (ended.state()) {
      case FINISHED -> {}
      case FAILED ->
          throw StepBlocked.because(
              AppProblem.DEPLOYMENT_FAILED,
              "the build failed; mend the source, then retry\n%s\ndeployment %s"
                  .formatted(ended.logTail(), ended.id()));
      case CANCELLED ->
          throw StepBlocked.because(
              AppProblem.DEPLOYMENT_CANCELLED,
              "deployment " + ended.id() + " was cancelled at the platform; retry or abort");
      case VANISHED, QUEUED, RUNNING ->
          throw StepBlocked.because(
              AppProblem.DEPLOYMENT_VANISHED,
              "the platform no longer knows deployment " + ended.id() + "; retry starts a new one");
    }
  }

  /** Asks the public address until it is healthy. */
  void checkHealth() {
    HealthActivities.HealthCheck check =
        new HealthActivities.HealthCheck(
            plan.slug().value(),
            plan.app().url() + plan.app().healthPath(),
            plan.patience().healthInterval(),
            plan.patience().healthTimeout());
    HealthReport report =
        operation.within(
            healthPatience(),
            "a healthy answer from " + check.url(),
            AppProblem.UNHEALTHY,
            () -> health.await("Ask " + check.url(), healthAttempts()).awaitHealthy(check));
    book.log(
        LogEntry.of(
            LogAction.HEALTH_CHECK_PASSED,
            "%s answered %d at attempt %d"
                .formatted(check.url(), report.status(), report.attempt())));
    operation.fact("%d from %s".formatted(report.status(), check.url()));
  }

  /**
   * A new domain gets its attempts or the time its certificate may take, whichever is later; any
   * other whichever is first.
   */
  private Duration healthPatience() {
    ProjectPlan.Patience patience = plan.patience();
    Duration attempts =
        patience
            .healthInterval()
            .plus(patience.healthTimeout())
            .multipliedBy(patience.healthAttempts());
    boolean later = newDomain() && attempts.compareTo(patience.healthNewDomain()) > 0;
    return later ? attempts : patience.healthNewDomain();
  }

  private int healthAttempts() {
    return newDomain() ? 0 : plan.patience().healthAttempts();
  }

  private boolean newDomain() {
    return plan.source() == DomainSource.REGISTER || plan.source() == DomainSource.TRANSFER;
  }
}
