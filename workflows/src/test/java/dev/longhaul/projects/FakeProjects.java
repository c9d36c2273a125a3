package dev.longhaul.projects;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.durable.World;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** One project's rows in the ledger. */
public final class FakeProjects implements ProjectActivities {
  public final List<ProjectStatus> statuses = new CopyOnWriteArrayList<>();
  public final List<DomainStatus> domainStatuses = new CopyOnWriteArrayList<>();
  public final List<LogAction> log = new CopyOnWriteArrayList<>();
  public final List<ProjectUpdate> updates = new CopyOnWriteArrayList<>();
  public final Set<SecretRef> secrets = ConcurrentHashMap.newKeySet();
  public volatile String retiredBecause;
  private final World world;
  private final ProjectPlanner planner;

  public FakeProjects(World world, ProjectPlanner planner) {
    this.world = world;
    this.planner = planner;
  }

  public ProjectStatus status() {
    return statuses.get(statuses.size() - 1);
  }

  /** The address of the server whose slot the project holds, or null. */
  Supplier<String> address = () -> null;

  private boolean appClaimed;
  private StartedDeployment deployment;

  @Override
  public ProjectPlan open(Fence fence, ProjectOrder order, Actor actor) {
    world.act("Projects.open", fence);
    try {
      ProjectPlan plan = planner.plan(order, 1);
      ordered = order;
      become(ProjectStatus.PENDING_DOMAIN);
      log.add(LogAction.PROVISIONING_STARTED);
      return plan.with(new Earlier(appClaimed, address.get(), deployment));
    } catch (OrderRefused e) {
      throw ApplicationFailure.newNonRetryableFailure(
          e.field() + ": " + e.getMessage(), ProjectProblem.ORDER_REFUSED.name());
    }
  }

  private ProjectOrder ordered;

  /** What the ledger has kept of edits. */
  UnaryOperator<ProjectOrder> kept = UnaryOperator.identity();

  @Override
  public ProjectPlan planned(ProjectSlug slug) {
    world.look("Projects.planned");
    return planner.plan(kept.apply(ordered), 1);
  }

  /** The order of the live project, or null while there is none. */
  ProjectOrder live;

  ServiceStatus service;

  @Override
  public LiveProject live(ProjectSlug slug) {
    world.look("Projects.live");
    if (live == null) {
      throw ApplicationFailure.newNonRetryableFailure(
          slug + " is not live", ProjectProblem.NOT_LIVE.name());
    }
    return new LiveProject(planner.plan(live, 1), "a-vrs-" + slug, service);
  }

  @Override
  public void serves(Fence fence, ProjectSlug slug, ServiceStatus status, LogEntry why) {
    world.act("Projects.serves", fence);
    service = status;
    log.add(why.action());
  }

  @Override
  public void record(Fence fence, ProjectUpdate update) {
    world.act(update.status() == null ? "Projects.record" : "Projects." + update.status(), fence);
    updates.add(update);
    if (update.status() != null) {
      become(update.status());
    }
    appClaimed |= update.app() != null;
    deployment = update.deployment() == null ? deployment : update.deployment();
    boolean moved =
        domainStatuses.isEmpty()
            || domainStatuses.get(domainStatuses.size() - 1) != update.domainStatus();
    if (update.domainStatus() != null && moved) {
      domainStatuses.add(update.domainStatus());
    }
    update.log().forEach(entry -> log.add(entry.action()));
  }

  @Override
  public void forgetDomain(Fence fence, ProjectSlug slug, DomainName domain) {
    world.act("Projects.forgetDomain", fence);
  }

  @Override
  public void ensureSecret(Fence fence, SecretRef secret) {
    world.act("Projects.ensureSecret", fence);
    secrets.add(secret);
  }

  @Override
  public void forgetSecret(Fence fence, SecretRef secret) {
    world.act("Projects.forgetSecret", fence);
    secrets.remove(secret);
  }

  @Override
  public void retire(Fence fence, ProjectSlug slug, String reason) {
    world.act("Projects.retire", fence);
    retiredBecause = reason;
    appClaimed = false;
    deployment = null;
    become(ProjectStatus.DRAFT);
  }

  private void become(ProjectStatus status) {
    if (statuses.isEmpty() || status() != status) {
      statuses.add(status);
    }
  }
}
