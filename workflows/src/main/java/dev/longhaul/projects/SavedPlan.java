package dev.longhaul.projects;

import dev.longhaul.durable.OrderDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What would be done for an order, and what of the world that rests on (O-10): {@code project plan
 * --out} saves it, {@code project apply} carries it out unless the world has changed since. It is a
 * guard against surprises, not a permission: whoever may apply it may also order without it.
 *
 * @param longhaulPlan the version of this form
 * @param steps what would be done, one sentence per step
 */
public record SavedPlan(
    int longhaulPlan,
    Instant madeAt,
    ProjectOrder order,
    String orderDigest,
    PlannedWorld world,
    String worldDigest,
    List<String> steps) {
  public static final int VERSION = 1;

  /** After that the world is rarely as it was. */
  public static final Duration LONGEST = Duration.ofDays(1);

  public SavedPlan {
    steps = List.copyOf(steps == null ? List.of() : steps);
  }

  /** What would be done in a world that was just looked at. */
  public static SavedPlan of(
      ProjectOrder order, ProjectPlan plan, PlannedWorld world, Instant now) {
    return new SavedPlan(
        VERSION,
        now,
        order,
        OrderDigest.of(order),
        world,
        OrderDigest.of(world),
        PlanSentences.of(plan, world));
  }

  /** The order, to be carried out only in this world. */
  public ProjectOrder guarded() {
    return order.planned(world);
  }
}
