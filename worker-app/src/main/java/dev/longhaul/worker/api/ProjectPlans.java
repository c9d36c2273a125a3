package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.ProjectQueries;
import dev.longhaul.activities.postgres.ProjectRow;
import dev.longhaul.orders.PlanReader;
import dev.longhaul.orders.PlanReading;
import dev.longhaul.orders.Reading;
import dev.longhaul.projects.PlannedWorld;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectPlan;
import dev.longhaul.projects.ProjectPlanner;
import dev.longhaul.projects.SavedPlan;
import io.javalin.http.Context;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/**
 * Says what would be done for an order and changes nothing (O-10). A saved plan is refused here
 * when the world has changed; the operation looks once more before its first write.
 */
final class ProjectPlans {
  private final ProjectQueries projects;
  private final ProjectPlanner planner;
  private final Function<ProjectPlan, PlannedWorld> world;
  private final Clock clock;
  private final PlanReader reader;

  ProjectPlans(ApiServices services) {
    this.projects = services.ledger().projects();
    this.planner = services.planner();
    this.world = services.vendors().world();
    this.clock = services.clock();
    this.reader = new PlanReader(clock);
  }

  void plan(Context context) {
    Reading reading = Body.order(context);
    ProjectOrder order = reading.order();
    if (order == null) {
      throw Refusal.of(reading.mistakes());
    }
    ProjectPlan plan = planned(order);
    context.json(SavedPlan.of(order, plan, look(plan), clock.instant()));
  }

  /** The order of a saved plan that may be carried out now. */
  ProjectOrder applied(Context context) {
    PlanReading reading = reader.read(Body.text(context), "plan");
    SavedPlan plan = reading.plan();
    if (plan == null) {
      throw Refusal.of(reading.mistakes());
    }
    List<String> changed = plan.world().changedIn(look(planned(plan.order())));
    if (!changed.isEmpty()) {
      throw new Refusal(
          ProblemKind.STALE,
          "the world has changed since the plan was made: %s; nothing was started; plan again"
              .formatted(String.join("; ", changed)));
    }
    return plan.guarded();
  }

  private ProjectPlan planned(ProjectOrder order) {
    return planner.plan(order, projects.one(order.slug()).map(ProjectRow::incarnation).orElse(1));
  }

  private PlannedWorld look(ProjectPlan plan) {
    try {
      return world.apply(plan);
    } catch (ApplicationFailure e) {
      throw new Refusal(
          ProblemKind.UNAVAILABLE,
          "not everything could be looked at, try again: " + e.getOriginalMessage());
    }
  }
}
