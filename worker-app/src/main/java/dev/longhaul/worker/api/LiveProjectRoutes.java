package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.ProjectQueries;
import dev.longhaul.activities.postgres.ProjectRow;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Operations;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProjectStatus;
import dev.longhaul.projects.RedeployOrder;
import dev.longhaul.projects.RedeployProjectWorkflow;
import dev.longhaul.projects.StopOrder;
import dev.longhaul.projects.StopProjectWorkflow;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Redeploys, restarts and stops live projects, and lists what was built for them (P-13). */
final class LiveProjectRoutes {
  private final Operations operations;
  private final ProjectQueries projects;
  private final ServerPlatform platform;
  private final Trail trail;

  LiveProjectRoutes(ApiServices services, Trail trail) {
    this.operations = services.operations();
    this.projects = services.ledger().projects();
    this.platform = services.vendors().servers();
    this.trail = trail;
  }

  void register(RouteTable routes) {
    String project = "/api/v1/projects/{slug}/";
    routes.post(
        project + "redeploy",
        Access.OPERATOR,
        context -> start(context, "redeploy", this::redeploy));
    routes.post(
        project + "restart", Access.OPERATOR, context -> start(context, "restart", this::restart));
    routes.post(project + "stop", Access.OPERATOR, context -> start(context, "stop", this::stop));
    routes.get(project + "deployments", Access.VIEWER, this::deployments);
  }

  private Operations.Start redeploy(ProjectSlug slug, Actor actor) {
    return RedeployProjectWorkflow.start(new RedeployOrder(slug, true), actor);
  }

  private Operations.Start restart(ProjectSlug slug, Actor actor) {
    return RedeployProjectWorkflow.start(new RedeployOrder(slug, false), actor);
  }

  private Operations.Start stop(ProjectSlug slug, Actor actor) {
    return StopProjectWorkflow.start(new StopOrder(slug), actor);
  }

  private void start(
      Context context, String word, BiFunction<ProjectSlug, Actor, Operations.Start> wish) {
    ProjectRow project = live(context);
    Body.fields(context).check();
    Operations.Start start = wish.apply(project.slug(), TokenCheck.actor(context));
    Operations.Started started = operations.start(start);
    trail.started(start, started, word);
    context
        .status(HttpStatus.ACCEPTED)
        .json(
            new ProjectRoutes.Accepted(
                project.slug(), started.id(), word, started.alreadyRunning()));
  }

  private void deployments(Context context) {
    ProjectRow project = known(context);
    String app = project.coolifyAppUuid();
    List<ServerPlatform.Deployed> found =
        app == null ? List.of() : ServerRoutes.asked(() -> platform.deployments(app));
    context.json(Map.of("items", found));
  }

  private ProjectRow live(Context context) {
    ProjectRow project = known(context);
    if (project.status() != ProjectStatus.ACTIVE) {
      throw new Refusal(
          ProblemKind.NOT_POSSIBLE,
          "%s is %s; only a live project's application can be changed"
              .formatted(project.slug(), project.status()));
    }
    return project;
  }

  private ProjectRow known(Context context) {
    ProjectSlug slug = Query.path(context, "slug", ProjectSlug::new);
    return projects
        .one(slug)
        .orElseThrow(
            () ->
                new Refusal(
                    ProblemKind.NOT_FOUND,
                    "there is no project "
                        + slug
                        + "; 'longhaul project list' shows those that exist"));
  }
}
