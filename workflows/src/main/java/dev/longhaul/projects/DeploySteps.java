package dev.longhaul.projects;

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
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps that bring an application's newest state before the public. */
final class DeploySteps {
  private final Operation operation;
  private final DeployBook book;
  private final ProjectPlan plan;
  private final ProjectEdits edits;
  private final boolean build;
  private final boolean newDomain;
  private final Port<DeploymentActivities> deployments;
  private final Port<HealthActivities> health;
  private @Nullable StartedDeployment followed;
  private @Nullable String reported;

  private DeploySteps(
      Operation operation, DeployBook book, ProjectPlan plan, boolean build, boolean newDomain) {
    this.build = build;
    this.newDomain = newDomain;
    this.operation = operation;
    this.book = book;
    this.plan = plan;
    this.edits = new ProjectEdits(operation);
    this.deployments = operation.port(DeploymentActivities.class, plan.queues().platform());
    this.health = operation.port(HealthActivities.class, TaskQueues.PROBES);
  }

  /** For the run that makes the project; its domain may need time for its certificate. */
  static DeploySteps first(Operation operation, DeployBook book, ProjectPlan plan) {
    boolean newDomain =
        plan.source() == DomainSource.REGISTER || plan.source() == DomainSource.TRANSFER;
    return new DeploySteps(operation, book, plan, true, newDomain);
  }

  /**
   * For a project that is live.
   *
   * @param build whether the source is built; else the containers are restarted
   */
  static DeploySteps again(Operation operation, DeployBook book, ProjectPlan plan, boolean build) {
    return new DeploySteps(operation, book, plan, build, false);
  }

  /** Starts a deployment and follows it by its own id to the end. */
  void deploy(String app) {
    book.enter(ProjectStatus.BOOTSTRAPPING);
    Deployment before = deployments.look("Look at past deployments").latest(app);
    operation.undo("cancel the build", () -> cancelBuilds(app));
    Deployment started = start(app, before);
    reported = null;
    Deployment ended =
        operation.within(
            plan.patience().deployment(),
            "deployment " + started.id(),
            AppProblem.DEPLOYMENT_SLOW,
            () -> deployments.await("Follow deployment " + started.id()).await(started.id()));
    reported = ended.id();
    cancelDuplicates(app, ended);
    refuseUnlessFinished(ended);
    book.finished(ended.id());
    operation.fact("deployment " + ended.id() + " finished");
  }

  private Deployment begin(String app, @Nullable String before) {
    return build
        ? deployments.act("Start the deployment").start(operation.fence(), app, before)
        : deployments.act("Restart the application").restart(operation.fence(), app, before);
  }

  private void cancelDuplicates(String app, Deployment ended) {
    if (!ended.duplicates().isEmpty()) {
      deployments
          .act("Cancel what was started twice")
          .cancel(operation.fence(), app, ended.duplicates());
    }
  }

  private void cancelBuilds(String app) {
    List<Deployment> open = deployments.look("Look for running builds").open(app);
    if (!open.isEmpty()) {
      deployments
          .act("Cancel the build")
          .cancel(operation.fence(), app, open.stream().map(Deployment::id).toList());
    }
  }

  private Deployment start(String app, @Nullable Deployment before) {
    if (before != null && serves(before)) {
      followed = new StartedDeployment(before.id(), digest());
      return before;
    }
    if (before != null && !before.ended()) {
      cancelOutdated(app, before);
    }
    Deployment started = begin(app, before == null ? null : before.id());
    followed = new StartedDeployment(started.id(), digest());
    book.started(followed);
    return started;
  }

  /** The platform starts no build while another one is under way. */
  private void cancelOutdated(String app, Deployment before) {
    cancelBuilds(app);
    reported = before.id();
  }

  /**
   * Nothing has to be started: what is deployed has not changed since our last deployment began,
   * and this one is under way, ended after its step had lost patience, or finished in an earlier
   * run. Whether one of somebody else began before a change or after it is not known.
   */
  private boolean serves(Deployment deployment) {
    StartedDeployment last = followed == null ? plan.earlier().deployment() : followed;
    if (last == null) {
      return !deployment.ended();
    }
    boolean known = last.id().equals(deployment.id());
    boolean unseen = followed != null && !deployment.id().equals(reported);
    boolean counts = unseen || deployment.state() == Deployment.State.FINISHED;
    return last.digest().equals(digest()) && (!deployment.ended() || (known && counts));
  }

  /** Of what is deployed: the application's settings and its variables. */
  private String digest() {
    return OrderDigest.of(List.of(edits.app(plan.app()), plan.variables()));
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
            plan.app().url() + edits.app(plan.app()).healthPath(),
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
    boolean later = newDomain && attempts.compareTo(patience.healthNewDomain()) > 0;
    return later ? attempts : patience.healthNewDomain();
  }

  private int healthAttempts() {
    return newDomain ? 0 : plan.patience().healthAttempts();
  }
}
