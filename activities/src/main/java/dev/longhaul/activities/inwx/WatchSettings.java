package dev.longhaul.activities.inwx;

import java.time.Duration;

/**
 * How a registrar's queue is read (D-05).
 *
 * @param poll between two looks at an empty queue
 * @param reconcile between two readings of the whole list of domains
 * @param care between two rounds of reminders
 * @param page how many domains a page of the list has
 */
public record WatchSettings(Duration poll, Duration reconcile, Duration care, int page) {
  /** How many messages one turn takes. */
  static final int BATCH = 200;

  public static final WatchSettings DEFAULT =
      new WatchSettings(Duration.ofMinutes(5), Duration.ofHours(6), Duration.ofHours(1), 250);
}
