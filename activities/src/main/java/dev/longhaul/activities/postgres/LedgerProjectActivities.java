package dev.longhaul.activities.postgres;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.projects.DomainSource;
import dev.longhaul.projects.DomainStatus;
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
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Projects in the ledger. Status, application ids and domain status are ordered each for itself, so
 * that a status written beside the process never hides an id.
 */
public final class LedgerProjectActivities implements ProjectActivities {
  private final FencedLedger fenced;
  private final SecretStore secrets;
  private final ProjectPlanner planner;

  public LedgerProjectActivities(Jdbi jdbi, SecretStore secrets, ProjectPlanner planner) {
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
    ProjectPlan plan = plan(order, before.incarnation());
    String[] plugins = order.plugins().toArray(String[]::new);
    if (sql.begin(order, fence, plugins, json, plan.app().name(), plan.app().port())) {
      bindDomain(sql, plan);
      LogEntry started =
          LogEntry.of(LogAction.PROVISIONING_STARTED, "provisioning of " + plan.domain());
      writeLog(handle, order.slug(), fence, List.of(started));
      logChange(handle, order.slug(), fence, before.status(), ProjectStatus.PENDING_DOMAIN);
    }
    return plan;
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
  public void record(Fence fence, ProjectUpdate update) {
    fenced.run(fence, handle -> record(handle, fence, update));
  }

  private void record(Handle handle, Fence fence, ProjectUpdate update) {
    ProjectSql sql = handle.attach(ProjectSql.class);
    sql.lock(update.slug())
        .ifPresent(
            before -> {
              if (update.status() != null) {
                changeStatus(handle, fence, update, before.status());
              }
              if (update.app() != null) {
                sql.app(update.slug(), fence, update.app());
              }
              if (update.domainStatus() != null) {
                sql.domain(update.slug(), fence, update.domainStatus());
              }
            });
    writeLog(handle, update.slug(), fence, update.log());
  }

  private static void changeStatus(
      Handle handle, Fence fence, ProjectUpdate update, ProjectStatus before) {
    ProjectSql sql = handle.attach(ProjectSql.class);
    if (!sql.status(update.slug(), fence, update.status(), update.error())) {
      return;
    }
    logChange(handle, update.slug(), fence, before, update.status());
    if (update.status() == ProjectStatus.ACTIVE) {
      sql.serve(update.slug());
    }
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
    fenced.run(
        fence,
        handle -> {
          ProjectSql sql = handle.attach(ProjectSql.class);
          ProjectStatus before = sql.lock(slug).map(ProjectSql.Locked::status).orElse(null);
          if (before != null && sql.retire(slug, fence)) {
            sql.forgetRecords(slug, fence);
            sql.unserve(slug);
            String message = reason == null || reason.isBlank() ? "back to draft" : reason;
            logChange(handle, slug, fence, before, ProjectStatus.DRAFT, message);
          }
        });
  }

  private static void writeLog(
      Handle handle, ProjectSlug slug, Fence fence, List<LogEntry> entries) {
    LogSql log = handle.attach(LogSql.class);
    for (int i = 0; i < entries.size(); i++) {
      log.write(slug.value(), fence, Integer.toString(i), entries.get(i));
    }
  }

  private static void logChange(
      Handle handle, ProjectSlug slug, Fence fence, ProjectStatus before, ProjectStatus after) {
    logChange(handle, slug, fence, before, after, before + " to " + after);
  }

  private static void logChange(
      Handle handle,
      ProjectSlug slug,
      Fence fence,
      ProjectStatus before,
      ProjectStatus after,
      String message) {
    if (before != after) {
      handle.attach(LogSql.class).statusChanged(slug, fence, before, after, message);
    }
  }

  private static ApplicationFailure refused(String message) {
    return ApplicationFailure.newNonRetryableFailure(message, ProjectProblem.ORDER_REFUSED.name());
  }
}
