package dev.longhaul.sandbox.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** Times a piece of work, several times when it is short. */
final class Stopwatch {
  private Stopwatch() {}

  static Duration time(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** The median of {@code rounds} times. */
  static Duration median(int rounds, Runnable work) {
    Duration[] times = new Duration[rounds];
    for (int round = 0; round < rounds; round++) {
      times[round] = time(work);
    }
    Arrays.sort(times);
    return times[rounds / 2];
  }

  static String milliseconds(Duration time) {
    return "%,d ms".formatted(time.toMillis());
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
