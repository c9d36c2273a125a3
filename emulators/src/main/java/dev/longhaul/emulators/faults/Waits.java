package dev.longhaul.emulators.faults;

import java.time.Duration;

/**
 * How long the emulated vendors take. All but {@code call} pass on the {@link EmulatorClock};
 * {@code call} is real latency.
 *
 * @param registration from accepting a domain to status OK
 * @param deployment from the free build slot to the running application
 * @param serverValidation from "Validation started." to a usable server
 * @param deletion from "deletion request queued" until the application is gone
 * @param call latency of an ordinary call, in real time
 */
public record Waits(
    Duration registration,
    Duration deployment,
    Duration serverValidation,
    Duration deletion,
    Duration call) {
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  /** The figures that all published measurements use. */
  public static Waits defaults() {
    return new Waits(
        Duration.ofSeconds(3),
        Duration.ofSeconds(5),
        Duration.ofSeconds(4),
        Duration.ofSeconds(1),
        Duration.ofMillis(20));
  }

  /** The same figures on the emulated clock, but calls are answered at once. */
  public static Waits withoutLatency() {
    return defaults().withCall(Duration.ZERO);
  }

  /** How long a deployment that takes so long is queued first, on the emulated clock. */
  public static Duration beforeDeployment(Duration deployment) {
    Duration tenth = deployment.dividedBy(10);
    return tenth.compareTo(LONGEST_PAUSE) < 0 ? tenth : LONGEST_PAUSE;
  }

  public Waits withCall(Duration latency) {
    return new Waits(registration, deployment, serverValidation, deletion, latency);
  }
}
