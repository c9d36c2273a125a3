package dev.longhaul.apps;

import io.temporal.activity.ActivityInterface;
import java.time.Duration;

/** Health as the public sees it (P-08). */
@ActivityInterface(namePrefix = "Health_")
public interface HealthActivities {
  /**
   * Waits: asks once over HTTPS with the certificate verified, writes the attempt into the
   * project's log, and fails BENIGN with {@code interval} as the next try unless the answer is 200.
   */
  HealthReport awaitHealthy(HealthCheck check);

  record HealthCheck(String project, String url, Duration interval, Duration timeout) {}

  /** The answer that counted. */
  record HealthReport(int status, int attempt) {}
}
