package dev.longhaul.projects;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.SecretRef;
import io.temporal.activity.ActivityInterface;

/** Projects in the ledger (P-02, P-10). All are safe to repeat. */
@ActivityInterface(namePrefix = "Projects_")
public interface ProjectActivities {
  /**
   * Enters the order and its owner, keeps what an earlier run did, and resolves every default.
   * Refused (failure {@link ProjectProblem#ORDER_REFUSED}) when the settings do not allow it.
   */
  ProjectPlan open(Fence fence, ProjectOrder order, Actor actor);

  /**
   * Looks: the plan of the order as it is kept now, with what people have edited since; refused as
   * by {@link #open}.
   */
  ProjectPlan planned(ProjectSlug slug);

  /** Looks: the live project; failure {@link ProjectProblem#NOT_LIVE} when it is not. */
  LiveProject live(ProjectSlug slug);

  /** Writes how a live project's application serves, and why. */
  void serves(Fence fence, ProjectSlug slug, ServiceStatus status, LogEntry why);

  /** Writes status, ids and log lines in one transaction. */
  void record(Fence fence, ProjectUpdate update);

  /** Forgets a name that the order no longer has; absent is success. */
  void forgetDomain(Fence fence, ProjectSlug slug, DomainName domain);

  /** Makes sure that the secret exists: a random one is made when it does not. */
  void ensureSecret(Fence fence, SecretRef secret);

  /** Deletes a secret that has done its work; absent is success. */
  void forgetSecret(Fence fence, SecretRef secret);

  /** After an abort: back to DRAFT, not active, ready to be provisioned from scratch. */
  void retire(Fence fence, ProjectSlug slug, String reason);
}
