package dev.longhaul.worker.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.longhaul.activities.postgres.LogLine;
import dev.longhaul.activities.postgres.ProjectQueries;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationNotFound;
import dev.longhaul.durable.Operations;
import dev.longhaul.orders.Reading;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProjectStatus;
import dev.longhaul.projects.ProvisionProjectWorkflow;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders, lists, shows and retries projects (P-01, P-10, P-11, P-13). */
final class ProjectRoutes {
  private static final int WHOLE_LOG = 1000;

  private final ProjectQueries projects;
  private final OperationLookup lookup;
  private final ProjectStart starts;
  private final ProjectRetry retries;
  private final ProjectDrafts drafts;
  private final ProjectPlans plans;

  ProjectRoutes(ApiSettings settings, ApiServices services, OperationLookup lookup, Trail trail) {
    this.projects = services.ledger().projects();
    this.lookup = lookup;
    this.starts = new ProjectStart(services, trail);
    this.retries = new ProjectRetry(settings, services, starts, lookup, trail);
    this.drafts = new ProjectDrafts(services, lookup, trail);
    this.plans = new ProjectPlans(services);
  }

  /** The answer to an order or a retry; {@code alreadyRunning} only to a start. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Accepted(
      ProjectSlug projectId,
      @Nullable OperationId operationId,
      String status,
      @Nullable Boolean alreadyRunning) {}

  void register(RouteTable routes) {
    routes.post("/api/v1/projects", Access.OPERATOR, this::order);
    routes.post("/api/v1/projects/plan", Access.OPERATOR, plans::plan);
    routes.post("/api/v1/projects/apply", Access.OPERATOR, this::apply);
    routes.get("/api/v1/projects", Access.VIEWER, this::list);
    routes.get("/api/v1/projects/{slug}", Access.VIEWER, this::show);
    routes.patch("/api/v1/projects/{slug}", Access.OPERATOR, this::change);
    routes.get("/api/v1/projects/{slug}/log", Access.VIEWER, this::log);
    routes.post("/api/v1/projects/{slug}/retry", Access.OPERATOR, this::retry);
  }

  private void order(Context context) {
    Reading reading = Body.order(context);
    if (!reading.ok()) {
      throw Refusal.of(reading.mistakes());
    }
    if (reading.accepted().domain() != null) {
      refuseLive(reading.accepted().slug());
    }
    carryOut(context, reading.accepted(), "order", HttpStatus.CREATED);
  }

  private void apply(Context context) {
    ProjectOrder order = plans.applied(context);
    refuseLive(order.slug());
    carryOut(context, order, "apply", HttpStatus.CREATED);
  }

  private void change(Context context) {
    ProjectDrafts.Change change = drafts.changed(slug(context), Body.patch(context));
    ProjectOrder order = change.order();
    if (order.domain() == null) {
      drafts.save(change, TokenCheck.actor(context));
      context.json(new Accepted(order.slug(), null, "draft", null));
    } else {
      drafts.refuseOvertaken(change);
      carryOut(context, order, "update", HttpStatus.OK);
    }
  }

  /** Starts an order that has a domain; stores one that has none. */
  private void carryOut(Context context, ProjectOrder order, String action, HttpStatus stored) {
    Actor actor = TokenCheck.actor(context);
    if (order.domain() == null) {
      drafts.save(order, actor);
      context.status(stored).json(new Accepted(order.slug(), null, "draft", null));
      return;
    }
    Operations.Started started = starts.start(order, actor, action);
    context
        .status(HttpStatus.ACCEPTED)
        .json(new Accepted(order.slug(), started.id(), "provisioning", started.alreadyRunning()));
  }

  /** Unless its provisioning still runs: then the same order finds that. */
  private void refuseLive(ProjectSlug slug) {
    boolean live =
        projects.one(slug).filter(row -> row.status() == ProjectStatus.ACTIVE).isPresent();
    if (live && !lookup.runs(ProvisionProjectWorkflow.id(slug))) {
      throw Refusal.of("slug", "project " + slug + " is live already", "choose another slug");
    }
  }

  private void list(Context context) {
    ProjectStatus status = Query.word(context, "status", ProjectStatus.class);
    ProjectSlug after = Query.read(context, "after", ProjectSlug::new);
    int limit = Query.limit(context);
    List<ProjectView> found =
        projects.list(status, after, limit + 1).stream().map(ProjectView::of).toList();
    context.json(Page.of(found, limit, ProjectView::slug));
  }

  private void show(Context context) {
    ProjectSlug slug = slug(context);
    context.json(projects.one(slug).map(ProjectView::of).orElseGet(() -> announced(slug)));
  }

  private void log(Context context) {
    ProjectSlug slug = slug(context);
    Long after = Query.read(context, "after", ProjectRoutes::lineId);
    int limit = Query.limit(context, WHOLE_LOG);
    List<LogLine> lines = projects.log(slug, after == null ? 0 : after, limit);
    if (lines.isEmpty() && projects.one(slug).isEmpty()) {
      announced(slug);
    }
    Object next = lines.size() == limit ? lines.get(limit - 1).id() : null;
    context.json(new Page<>(lines.stream().map(LogView::of).toList(), next));
  }

  private void retry(Context context) {
    ProjectSlug slug = slug(context);
    Body.fields(context).check();
    retries.retry(slug, TokenCheck.actor(context));
    context
        .status(HttpStatus.ACCEPTED)
        .json(new Accepted(slug, ProvisionProjectWorkflow.id(slug), "retrying", null));
  }

  /** A project whose row the ledger does not have yet, from its operation. */
  private ProjectView announced(ProjectSlug slug) {
    try {
      return AnnouncedProject.of(slug, lookup.find(ProvisionProjectWorkflow.id(slug)));
    } catch (OperationNotFound e) {
      throw new Refusal(
          ProblemKind.NOT_FOUND,
          "there is no project " + slug + "; 'longhaul project list' shows those that exist");
    }
  }

  private static ProjectSlug slug(Context context) {
    return Query.path(context, "slug", ProjectSlug::new);
  }

  private static Long lineId(String text) {
    if (!text.matches("\\d{1,18}")) {
      throw new IllegalArgumentException("is not the next of an earlier answer");
    }
    return Long.valueOf(text);
  }
}
