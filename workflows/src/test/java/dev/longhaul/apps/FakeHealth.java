package dev.longhaul.apps;

import dev.longhaul.durable.World;
import io.temporal.activity.Activity;
import java.time.Duration;

/** The public address of an application. */
public final class FakeHealth implements HealthActivities {
  /** Until the next look, where the interval of the check would mean too many of them. */
  public volatile Duration pause;

  public volatile boolean healthy = true;
  private final World world;
  private final Runnable attempted;

  /**
   * @param attempted writes an attempt into the project's log
   */
  public FakeHealth(World world, Runnable attempted) {
    this.world = world;
    this.attempted = attempted;
  }

  @Override
  public HealthReport awaitHealthy(HealthCheck check) {
    world.look("Health.awaitHealthy");
    attempted.run();
    if (!healthy) {
      throw World.notYet(
          AppProblem.UNHEALTHY.name(),
          check.url() + " answered 502",
          pause == null ? check.interval() : pause);
    }
    return new HealthReport(200, Activity.getExecutionContext().getInfo().getAttempt());
  }
}
