package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.ProjectQueries;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Operations;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectPlanner;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProjectStatus;
import dev.longhaul.projects.ProvisionProjectWorkflow;

/** Starts provisionings (O-01, P-01): accepted once Temporal has them, and only then noted. */
final class ProjectStart {
  private final Operations operations;
  private final ProjectPlanner planner;
  private final Trail trail;
  private final ProjectQueries projects;
  private final NamedSecrets secrets;

  ProjectStart(ApiServices services, Trail trail) {
    this.operations = services.operations();
    this.planner = services.planner();
    this.trail = trail;
    this.projects = services.ledger().projects();
    this.secrets = new NamedSecrets(services.ledger().secrets());
  }

  /** What has begun may have used a secret up: an auth code is forgotten with its transfer. */
  private boolean isFresh(ProjectSlug slug) {
    return projects.one(slug).map(row -> row.status() == ProjectStatus.DRAFT).orElse(true);
  }

  /**
   * Starts the order, or finds it running.
   *
   * @param action what the audit trail calls it
   * @throws dev.longhaul.projects.OrderRefused when the settings do not allow it
   */
  Operations.Started start(ProjectOrder order, Actor actor, String action) {
    planner.plan(order, 1);
    if (isFresh(order.slug())) {
      secrets.check(order);
    }
    Operations.Start start = ProvisionProjectWorkflow.start(order, actor);
    Operations.Started started = operations.start(start);
    trail.started(start, started, action);
    return started;
  }
}
