package dev.longhaul.projects;

import dev.longhaul.apps.AppActivities;
import dev.longhaul.dns.ZoneActivities;
import dev.longhaul.domains.DomainActivities;
import dev.longhaul.durable.Operation;
import dev.longhaul.durable.StepBlocked;
import dev.longhaul.durable.TaskQueues;
import dev.longhaul.servers.ServerActivities;
import java.util.List;

/** Refuses to go on when the world is not as a saved plan has seen it (O-10). */
final class PlanGuard {
  private final Operation operation;
  private final ProjectPlan plan;

  PlanGuard(Operation operation, ProjectPlan plan) {
    this.operation = operation;
    this.plan = plan;
  }

  void check(PlannedWorld planned) {
    String registrar = plan.queues().registrar();
    String why = "Look whether the world is as planned";
    WorldLook look =
        new WorldLook(
            operation.port(DomainActivities.class, registrar).look(why),
            operation.port(ZoneActivities.class, registrar).look(why),
            operation.port(ServerActivities.class, TaskQueues.MAIN).look(why),
            operation.port(AppActivities.class, plan.queues().platform()).look(why));
    List<String> changed = planned.changedIn(look.at(plan));
    if (!changed.isEmpty()) {
      throw StepBlocked.because(
          ProjectProblem.PLAN_STALE,
          "the world has changed since the plan was made: %s; nothing was done; abort and plan again"
              .formatted(String.join("; ", changed)));
    }
    operation.fact("as planned");
  }
}
