package dev.longhaul.sandbox.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened in one run, line by line: the faults it met and what people did. */
public final class Schedule {
  private final List<String> lines = new ArrayList<>();
  private final Supplier<Instant> clock;
  private final Instant start;
  private int faults;

  Schedule(Supplier<Instant> clock) {
    this.clock = clock;
    this.start = clock.get();
  }

  /** How long the run has lasted, in its own time. */
  Duration elapsed() {
    return Duration.between(start, clock.get());
  }

  void note(String line) {
    String stamped = "%10.3fs  %s".formatted(elapsed().toMillis() / 1000.0, line);
    synchronized (lines) {
      lines.add(stamped);
    }
  }

  /** Notes a line that stands for something that went wrong on purpose. */
  void fault(String line) {
    synchronized (lines) {
      faults++;
    }
    note(line);
  }

  int faults() {
    synchronized (lines) {
      return faults;
    }
  }

  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }
}
