package dev.longhaul.emulators.http;

import dev.longhaul.emulators.faults.Fault;

/** How faults look at vendors that have no words of their own for them. */
public final class StandardRefusals {
  private StandardRefusals() {}

  public static HttpAnswer of(Fault fault) {
    if (fault instanceof Fault.Status status) {
      return HttpAnswer.text(status.status(), "application/json", status.body());
    }
    if (fault instanceof Fault.RateLimited limited) {
      long seconds = Math.max(1, limited.retryAfter().toSeconds());
      return HttpAnswer.text(429, "application/json", "{\"message\":\"Too Many Attempts.\"}")
          .withHeader("Retry-After", Long.toString(seconds));
    }
    if (fault instanceof Fault.Garbage garbage) {
      return HttpAnswer.text(200, "text/html", garbage.body());
    }
    throw new IllegalArgumentException("this vendor has no answer for " + fault);
  }
}
