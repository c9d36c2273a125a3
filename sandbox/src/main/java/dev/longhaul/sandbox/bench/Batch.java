package dev.longhaul.sandbox.bench;

import java.time.Duration;
import java.util.List;

/** Operations that were started at once: how long each took, and all of them. */
record Batch(List<Duration> times, Duration whole) {
  Batch {
    times = times.stream().sorted().toList();
  }

  double perSecond() {
    return times.size() * 1e9 / whole.toNanos();
  }

  Duration percentile(int percent) {
    return times.get(Math.min(times.size() - 1, times.size() * percent / 100));
  }
}
