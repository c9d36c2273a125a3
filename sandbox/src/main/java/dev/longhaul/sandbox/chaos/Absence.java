package dev.longhaul.sandbox.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A part of the stack goes away for a while under many operations, and comes back. */
final class Absence {
  private static final Duration BETWEEN_CALLS = Duration.ofSeconds(1);
  private static final Duration RECOVERY = Duration.ofMinutes(3);

  /** In any minute, from two workers with operations that cannot go on. */
  private static final long MOST_LINES = 1200;

  private final ChaosBox box;
  private final Part part;
  private final Duration time;
  private final int operations;
  private final List<String> broken = new ArrayList<>();

  Absence(ChaosBox box, Part part, Duration time, int operations) {
    this.box = box;
    this.part = part;
    this.time = time;
    this.operations = operations;
  }

  /** What came of it. */
  record Report(Part part, int operations, int parks, long lines, List<String> broken) {}

  Report play() {
    try {
      return played();
    } catch (Patience.Overdue e) {
      broken.add(e.getMessage());
      return new Report(part, operations, 0, 0, broken);
    }
  }

  private Report played() {
    List<String> undisturbed = box.undisturbed(Flow.PROVISION);
    ApiCaller api = box.api();
    Patience.until("the API is ready", RECOVERY, () -> api.ready().status() == 200);
    List<Ordered> projects = new ArrayList<>();
    for (int i = 0; i < operations; i++) {
      projects.add(box.order(Flow.PROVISION));
    }
    long linesBefore = box.logLines();
    part.away(box);
    try {
      callMeanwhile(api);
    } finally {
      part.back(box);
    }
    long lines = box.logLines() - linesBefore;
    require(lines <= mostLines(), lines + " log lines meanwhile");
    Patience.until("the API recovers", RECOVERY, () -> api.ready().status() == 200);
    int parks = projects.stream().mapToInt(project -> end(project, undisturbed)).sum();
    return new Report(part, operations, parks, lines, broken);
  }

  /** What comes at the beginning is not a rate: a shorter time may have as many as a minute. */
  private long mostLines() {
    return MOST_LINES * Math.max(60, time.toSeconds()) / 60;
  }

  /** As long as an order cannot be kept, the API says so and when to come back. */
  private void callMeanwhile(ApiCaller api) {
    long end = System.nanoTime() + time.toNanos();
    int call = 0;
    while (System.nanoTime() < end) {
      Patience.pause(BETWEEN_CALLS);
      if (part.stopsOrders()) {
        ApiCaller.Said said =
            api.order("away-" + part.name().toLowerCase(Locale.ROOT) + "-" + ++call);
        require(said.status() == 503, "the API answered " + said.status() + " while away");
        require(said.retryAfter().isPresent(), "the API did not say when to come back");
      } else {
        require(api.ready().status() == 200, "the API was not ready without " + part);
      }
    }
  }

  /** It ends as if nothing had happened, or has parked once and then does; how often it parked. */
  private int end(Ordered project, List<String> undisturbed) {
    int parks = 0;
    try {
      if (project.parksInsteadOfEnding()) {
        parks++;
        project.retryEverything();
      }
      project.differences(undisturbed).forEach(broken::add);
    } catch (Patience.Overdue e) {
      broken.add(e.getMessage());
    }
    return parks;
  }

  private void require(boolean holds, String sentence) {
    if (!holds && !broken.contains(sentence)) {
      broken.add(sentence);
    }
  }
}
