package dev.longhaul.cli.screen;

import dev.longhaul.durable.Progress;
import dev.longhaul.durable.StepProgress;
import dev.longhaul.durable.StepStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Appends a line whenever something changed: for logs, pipes and terminals without a cursor. */
final class AppendedLines implements Display {
  private final Screen screen;
  private final Facts facts;
  private final Ink ink = new Ink(false);
  private final Map<String, String> said = new HashMap<>();

  AppendedLines(Screen screen, Facts facts) {
    this.screen = screen;
    this.facts = facts;
  }

  @Override
  public void show(View view, Instant now) {
    view.chain().forEach(this::show);
  }

  private void show(Progress progress) {
    String id = progress.id().value();
    if (changed(id + " title", progress.title())) {
      String by = progress.startedBy() == null ? "" : " · started by " + progress.startedBy();
      screen.whole(id + " · " + progress.title() + by);
    }
    if (progress.steps() != null) {
      progress.steps().forEach(step -> show(id, step));
    }
    if (View.isParked(progress) && changed(id + " park", park(progress))) {
      facts.park(progress).forEach(line -> screen.whole("     " + line));
    }
    if (progress.state().ended() && changed(id + " end", progress.state().name())) {
      facts.end(progress).forEach(line -> screen.whole(id + " " + line));
    }
  }

  private void show(String id, StepProgress step) {
    String fact = facts.of(step, null);
    boolean quiet = step.status() == StepStatus.PENDING;
    if (!quiet && changed(id + " " + step.step(), step.status() + fact)) {
      String took =
          step.started() == null || step.ended() == null
              ? ""
              : " (" + Clock.span(step.started(), step.ended()) + ")";
      String colon = fact.isEmpty() ? "" : ": " + fact;
      screen.whole(" " + ink.sign(step.status(), 0) + " " + id + " " + step.title() + colon + took);
    }
  }

  private static String park(Progress progress) {
    return progress.parking() == null
        ? "recorded"
        : progress.parking().step() + progress.parking().number() + progress.parking().deadline();
  }

  private boolean changed(String key, String value) {
    return !value.equals(said.put(key, value));
  }

  @Override
  public void note(String sentence) {
    screen.note(sentence);
  }
}
