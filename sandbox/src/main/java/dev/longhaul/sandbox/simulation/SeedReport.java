package dev.longhaul.sandbox.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How the run of one seed went.
 *
 * @param outcomes how many operations ended in which way
 * @param wall how long it took
 * @param virtual how long it took in its own time
 */
public record SeedReport(
    long seed,
    Map<String, Long> outcomes,
    List<String> violations,
    List<String> schedule,
    long faults,
    Duration wall,
    Duration virtual) {

  public boolean passed() {
    return violations.isEmpty();
  }
}
