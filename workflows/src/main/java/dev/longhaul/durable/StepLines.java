package dev.longhaul.durable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of an operation's progress, one per declared step, in their order. */
final class StepLines {
  private final String kind;
  private final Map<String, StepProgress> lines = new LinkedHashMap<>();

  StepLines(String kind, OperationStep[] declared) {
    this.kind = kind;
    for (OperationStep step : declared) {
      lines.put(step.name(), pending(step));
    }
  }

  List<StepProgress> all() {
    return List.copyOf(lines.values());
  }

  boolean declares(String step) {
    return lines.containsKey(step);
  }

  /** The step begins, now or anew; its first beginning counts. */
  void begin(String step, Instant now) {
    StepProgress line = line(step);
    put(line, StepStatus.RUNNING, line.started() == null ? now : line.started(), null, null);
  }

  void end(String step, StepStatus status, Instant now) {
    StepProgress line = line(step);
    put(line, status, line.started(), now, line.fact());
  }

  /** How a step ended after the operation has left its steps; its first end counts. */
  void mark(String step, StepStatus status, Instant now) {
    Instant before = line(step).ended();
    end(step, status, before == null ? now : before);
  }

  boolean isUnfinished(String step) {
    StepStatus status = line(step).status();
    return status == StepStatus.RUNNING || status == StepStatus.PARKED;
  }

  void fact(String step, String fact) {
    StepProgress line = line(step);
    put(line, line.status(), line.started(), line.ended(), fact);
  }

  void park(String step, String failure) {
    put(line(step), StepStatus.PARKED, line(step).started(), null, failure);
  }

  void waiting(String step, String what, @Nullable Instant until) {
    StepProgress line = line(step);
    lines.put(
        step,
        new StepProgress(
            step,
            line.title(),
            line.status(),
            line.started(),
            null,
            line.fact(),
            what,
            until,
            null,
            null,
            null));
  }

  private StepProgress line(String step) {
    StepProgress line = lines.get(step);
    if (line == null) {
      throw new IllegalStateException("step " + step + " is not declared by " + kind);
    }
    return line;
  }

  private void put(
      StepProgress line,
      StepStatus status,
      @Nullable Instant started,
      @Nullable Instant ended,
      @Nullable String fact) {
    lines.put(
        line.step(),
        new StepProgress(
            line.step(), line.title(), status, started, ended, fact, null, null, null, null, null));
  }

  private static StepProgress pending(OperationStep step) {
    return new StepProgress(
        step.name(),
        step.title(),
        StepStatus.PENDING,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
