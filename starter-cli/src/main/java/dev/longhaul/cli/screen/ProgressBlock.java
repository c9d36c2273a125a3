package dev.longhaul.cli.screen;

import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Progress;
import dev.longhaul.durable.StepProgress;
import dev.longhaul.durable.StepStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Draws an operation as a block of lines, one per step. What is to be copied or said once takes as
 * many rows as it needs; everything else is cut to the terminal.
 */
public final class ProgressBlock {
  private static final int TITLE = 18;
  private static final int TIME = 11;
  private static final String INDENT = "     ";

  private final int columns;
  private final Ink ink;
  private final Facts facts;

  public ProgressBlock(Terminal terminal, String command) {
    this.columns = terminal.columns();
    this.ink = new Ink(terminal.colour());
    this.facts = new Facts(command);
  }

  /** The lines of the block. */
  public List<String> lines(View view, Instant now, int frame) {
    List<String> lines = new ArrayList<>();
    Progress top = view.top();
    lines.add(ink.strong(Visible.cut(heading(top), columns)));
    if (top.steps() != null) {
      top.steps().forEach(step -> lines.add(row(" ", step, now, frame)));
    }
    below(lines, top, " ");
    for (Progress child : view.chain().subList(1, view.chain().size())) {
      child(lines, child, now, frame);
    }
    if ("recorded".equals(top.source()) && !top.state().ended()) {
      lines.add("");
      lines.add(Visible.cut("no worker answers; this is only what is recorded", columns));
    }
    return lines;
  }

  private static String heading(Progress progress) {
    String by = progress.startedBy() == null ? "" : " · started by " + progress.startedBy();
    return progress.id() + " · " + progress.title() + by;
  }

  private void child(List<String> lines, Progress child, Instant now, int frame) {
    lines.add(INDENT + Visible.cut(child.id() + " · " + child.title(), columns - INDENT.length()));
    if (child.steps() != null) {
      child.steps().stream()
          .filter(step -> step.status() == StepStatus.RUNNING || step.status() == StepStatus.PARKED)
          .forEach(step -> lines.add(row(INDENT, step, now, frame)));
    }
    below(lines, child, INDENT);
  }

  private void below(List<String> lines, Progress progress, String indent) {
    if (progress.state().ended()) {
      lines.add("");
      end(lines, progress);
    } else if (View.isParked(progress)) {
      reason(progress, columns - indent.length() - 2 - TITLE - 2).ifPresent(lines::add);
      facts.park(progress).forEach(line -> lines.add(INDENT + fit(line)));
    } else if (progress.state() == OperationState.UNDOING) {
      lines.add(INDENT + Visible.cut("undoing what was done", columns - INDENT.length()));
    }
  }

  /** Why it is parked, in full, when the row of its step has no room for it. */
  private Optional<String> reason(Progress progress, int room) {
    return Stream.ofNullable(progress.steps())
        .flatMap(List::stream)
        .filter(step -> step.status() == StepStatus.PARKED)
        .map(step -> facts.of(step, null))
        .filter(fact -> Visible.width(fact) > room)
        .map(fact -> INDENT + fact)
        .findFirst();
  }

  private void end(List<String> lines, Progress progress) {
    boolean good = progress.state() == OperationState.SUCCEEDED;
    List<String> said = facts.end(progress);
    for (int i = 0; i < said.size(); i++) {
      String sign = i > 0 ? " " : good ? ink.good("✔") : ink.bad("✖");
      lines.add(" " + sign + " " + Visible.of(said.get(i)));
    }
  }

  /** A command to copy is never cut, nor are the words that may follow it. */
  private String fit(String line) {
    boolean copied = line.contains("longhaul ") || line.startsWith(Facts.OR);
    return copied ? Visible.of(line) : Visible.cut(line, columns - INDENT.length());
  }

  private String row(String indent, StepProgress step, Instant now, int frame) {
    String time = time(step, now);
    int room = columns - indent.length() - 2 - TITLE - 2 - TIME;
    String title = Visible.pad(Visible.cut(step.title(), TITLE), TITLE);
    String fact = Visible.cut(facts.of(step, now), time.isEmpty() ? room + TIME : room);
    String text = title + "  " + (time.isEmpty() ? fact : Visible.pad(fact, room));
    String line = indent + ink.sign(step.status(), frame) + " " + text;
    return (line + " ".repeat(time.isEmpty() ? 0 : TIME - time.length()) + time).stripTrailing();
  }

  private static String time(StepProgress step, Instant now) {
    boolean runs = step.status() == StepStatus.RUNNING;
    if (step.started() == null || (step.ended() == null && !runs)) {
      return "";
    }
    return Clock.span(step.started(), step.ended() == null ? now : step.ended());
  }
}
