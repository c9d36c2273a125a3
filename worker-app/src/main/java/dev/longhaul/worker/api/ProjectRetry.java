package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.ProjectQueries;
import dev.longhaul.activities.postgres.ProjectRow;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Decision;
import dev.longhaul.durable.DecisionRefused;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.EngineUnavailable;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationNotFound;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Progress;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProjectStatus;
import dev.longhaul.projects.ProvisionProjectWorkflow;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goes on with a failed provisioning (P-11): a parked one by the decision to retry, an ended one by
 * starting it again with the stored order, which finds what is done.
 */
final class ProjectRetry {
  private final int restarts;
  private final Operations operations;
  private final ProjectQueries projects;
  private final ProjectStart starts;
  private final OperationLookup lookup;
  private final Trail trail;

  ProjectRetry(
      ApiSettings settings,
      ApiServices services,
      ProjectStart starts,
      OperationLookup lookup,
      Trail trail) {
    this.restarts = settings.restarts();
    this.operations = services.operations();
    this.projects = services.ledger().projects();
    this.starts = starts;
    this.lookup = lookup;
    this.trail = trail;
  }

  /** Makes it go on, or refuses with the reason. */
  void retry(ProjectSlug slug, Actor actor) {
    OperationId id = ProvisionProjectWorkflow.id(slug);
    Optional<ProjectRow> project = projects.one(slug);
    Progress progress = progress(id, project.isPresent());
    if (progress == null || progress.state().ended()) {
      restart(project.orElseThrow(() -> nothingStored(slug)), progress, actor);
    } else if (progress.state() == OperationState.PARKED) {
      decide(progress, actor);
    } else {
      throw refused(going(progress));
    }
  }

  /** Null when Temporal has forgotten the operation of a project that the ledger knows. */
  private @Nullable Progress progress(OperationId id, boolean known) {
    try {
      Progress found = lookup.find(id);
      return known && !found.state().ended() && lookup.isForgotten(id) ? null : found;
    } catch (OperationNotFound e) {
      if (known) {
        return null;
      }
      throw e;
    }
  }

  private void decide(Progress parked, Actor actor) {
    if (parked.parking() == null) {
      throw new EngineUnavailable(
          parked.id() + " is parked, but no worker answers; start one and try again", null);
    }
    Decision retry = Decision.of(DecisionWord.RETRY, parked.parking(), actor);
    try {
      String message =
          operations.decide(parked.id(), retry, UUID.randomUUID().toString()).message();
      trail.audit(actor, "retry", parked.id(), "at " + retry.step() + ": " + message);
    } catch (DecisionRefused e) {
      trail.audit(actor, "retry", parked.id(), "refused, " + e.getMessage());
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  private void restart(ProjectRow project, @Nullable Progress ended, Actor actor) {
    if (project.status() != ProjectStatus.ERROR && !stoppedFromOutside(project, ended)) {
      throw refused(
          "%s is %s; only what failed can be retried".formatted(project.slug(), project.status()));
    }
    if (project.retryCount() >= restarts) {
      throw refused(
          "%s was started again %d times already; mend the cause and send the order again"
              .formatted(project.slug(), project.retryCount()));
    }
    ProjectOrder order =
        projects.order(project.slug()).orElseThrow(() -> nothingStored(project.slug()));
    starts.start(order.planned(null), actor, "retry");
  }

  /**
   * Terminated in Temporal: it is closed as failed, or forgotten since, and the project never heard
   * of it.
   */
  private static boolean stoppedFromOutside(ProjectRow project, @Nullable Progress ended) {
    boolean begun =
        project.status() != ProjectStatus.ACTIVE && project.status() != ProjectStatus.DRAFT;
    return ended == null
        ? begun
        : ended.state() == OperationState.FAILED && project.status() != ProjectStatus.ACTIVE;
  }

  private static String going(Progress progress) {
    return progress.waitsForOperation() == null
        ? "%s is %s; there is nothing to retry".formatted(progress.id(), progress.state())
        : "%s waits for %s; look there, and decide there if it is parked"
            .formatted(progress.id(), progress.waitsForOperation());
  }

  private static Refusal nothingStored(ProjectSlug slug) {
    return refused(slug + " has no stored order; send the order again");
  }

  private static Refusal refused(String reason) {
    return new Refusal(ProblemKind.NOT_POSSIBLE, reason);
  }
}
