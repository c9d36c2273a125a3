package dev.longhaul.activities.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.projects.DomainSource;
import dev.longhaul.projects.DomainStatus;
import dev.longhaul.projects.Earlier;
import dev.longhaul.projects.FormerName;
import dev.longhaul.projects.LiveProject;
import dev.longhaul.projects.LogAction;
import dev.longhaul.projects.LogEntry;
import dev.longhaul.projects.OrderRefused;
import dev.longhaul.projects.ProjectActivities;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectPlan;
import dev.longhaul.projects.ProjectPlanner;
import dev.longhaul.projects.ProjectProblem;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProjectStatus;
import dev.longhaul.projects.ProjectUpdate;
import dev.longhaul.projects.ServiceStatus;
import dev.longhaul.projects.StartedDeployment;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Projects in the ledger. Status, application ids and domain status are ordered each for itself, so
 * that a status written beside the process never hides an id.
 */
public final class LedgerProjectActivities implements ProjectActivities {
  private final Jdbi jdbi;
  private final FencedLedger fenced;
  private final SecretStore secrets;
  private final ProjectPlanner planner;

  public LedgerProjectActivities(Jdbi jdbi, SecretStore secrets, ProjectPlanner planner) {
    this.jdbi = jdbi;
    this.fenced = new FencedLedger(jdbi);
    this.secrets = secrets;
    this.planner = planner;
  }

  @Override
  public ProjectPlan open(Fence fence, ProjectOrder order, Actor actor) {
    return fenced.write(fence, handle -> open(handle, fence, order));
  }

  private ProjectPlan open(Handle handle, Fence fence, ProjectOrder order) {
    ProjectSql sql = handle.attach(ProjectSql.class);
    String json = Columns.json(order);
    sql.enter(order, json);
    ProjectSql.Locked before = sql.lock(order.slug()).orElseThrow();
    refuseLive(before, fence, order);
    ProjectPlan plan = plan(order, before.incarnation());
    if (sql.begin(order, fence, ProjectSql.Begun.of(plan), json)) {
      bindDomain(sql, plan);
      ProjectWrite write = new ProjectWrite(handle, fence, order.slug());
      String started = "provisioning of " + plan.domain();
      write.lines(List.of(LogEntry.of(LogAction.PROVISIONING_STARTED, started)));
      write.moved(before.status(), ProjectStatus.PENDING_DOMAIN, started);
    }
    return plan.with(earlier(before, formerNames(handle, fence, order.slug())));
  }

  private static List<FormerName> formerNames(Handle handle, Fence fence, ProjectSlug slug) {
    DnsSql dns = handle.attach(DnsSql.class);
    return handle.attach(ProjectSql.class).formerDomains(slug).stream()
        .map(
            former ->
                new FormerName(
                    former.domain(),
                    former.baseDomain(),
                    dns
                        .ownedBelow(
                            former.baseDomain(),
                            former.domain(),
                            former.domain().child("www"),
                            fence.operation())
                        .stream()
                        .map(row -> LedgerDnsRecords.owned(row).record())
                        .toList()))
        .toList();
  }

  private static Earlier earlier(ProjectSql.Locked row, List<FormerName> formerNames) {
    String id = row.deploymentId();
    String digest = row.deploymentDigest();
    StartedDeployment deployment =
        id == null || digest == null ? null : new StartedDeployment(id, digest);
    return new Earlier(row.appClaimed(), row.address(), deployment, formerNames);
  }

  /** Provisioning a live project again would set a password that its owner never learns. */
  private static void refuseLive(ProjectSql.Locked before, Fence fence, ProjectOrder order) {
    if (before.status() == ProjectStatus.ACTIVE && before.statusFence() != fence.token()) {
      throw refused("slug: project " + order.slug() + " is live already; abort this operation");
    }
  }

  private ProjectPlan plan(ProjectOrder order, int incarnation) {
    try {
      return planner.plan(order, incarnation);
    } catch (OrderRefused e) {
      throw refused(e.field() + ": " + e.getMessage());
    }
  }

  private static void bindDomain(ProjectSql sql, ProjectPlan plan) {
    sql.takeOver(plan.slug(), plan.domain());
    sql.demoteOthers(plan.slug(), plan.domain());
    if (!sql.bind(plan.slug(), plan.domain(), plan.zone(), firstStatus(plan.source()))) {
      throw refused("domain.name: " + plan.domain() + " belongs to another project");
    }
  }

  private static DomainStatus firstStatus(DomainSource source) {
    return switch (source) {
      case REGISTER -> DomainStatus.PENDING_REGISTRATION;
      case TRANSFER -> DomainStatus.PENDING_TRANSFER;
      case SUBDOMAIN, EXISTING -> DomainStatus.PENDING_DNS;
    };
  }

  @Override
  public ProjectPlan planned(ProjectSlug slug) {
    ProjectSql.Stored stored =
        jdbi.withExtension(ProjectSql.class, sql -> sql.stored(slug))
            .orElseThrow(() -> refused("slug: the ledger has no order of " + slug));
    return plan(Columns.parse(stored.orderText(), new TypeReference<>() {}), stored.incarnation());
  }

  @Override
  public LiveProject live(ProjectSlug slug) {
    ProjectSql.Live found =
        jdbi.withExtension(ProjectSql.class, sql -> sql.live(slug))
            .orElseThrow(
                () ->
                    ApplicationFailure.newNonRetryableFailure(
                        "project " + slug + " is not live; provision it first",
                        ProjectProblem.NOT_LIVE.name()));
    ProjectOrder order = Columns.parse(found.orderText(), new TypeReference<>() {});
    return new LiveProject(plan(order, found.incarnation()), found.appId(), found.serves());
  }

  @Override
  public void serves(Fence fence, ProjectSlug slug, ServiceStatus status, LogEntry why) {
    fenced.run(
        fence,
        handle -> {
          handle.attach(ProjectSql.class).serves(slug, status.name().toLowerCase(Locale.ROOT));
          new ProjectWrite(handle, fence, slug).lines(List.of(why));
        });
  }

  @Override
  public void record(Fence fence, ProjectUpdate update) {
    fenced.run(fence, handle -> new ProjectWrite(handle, fence, update.slug()).apply(update));
  }

  @Override
  public void forgetDomain(Fence fence, ProjectSlug slug, DomainName domain) {
    fenced.run(fence, handle -> handle.attach(ProjectSql.class).forgetFormer(slug, domain));
  }

  @Override
  public void ensureSecret(Fence fence, SecretRef secret) {
    fenced.run(fence, handle -> secrets.ensure(handle, fence, secret));
  }

  @Override
  public void forgetSecret(Fence fence, SecretRef secret) {
    fenced.run(fence, handle -> secrets.forget(handle, fence, secret));
  }

  @Override
  public void retire(Fence fence, ProjectSlug slug, String reason) {
    fenced.run(fence, handle -> new ProjectWrite(handle, fence, slug).retire(reason));
  }

  private static ApplicationFailure refused(String message) {
    return ApplicationFailure.newNonRetryableFailure(message, ProjectProblem.ORDER_REFUSED.name());
  }
}
