package dev.longhaul.durable;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** An operation's progress as the Markdown table that the Web UI shows (O-05). */
final class DetailsTable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private DetailsTable() {}

  static String of(Progress progress) {
    StringBuilder page = new StringBuilder();
    page.append("**")
        .append(escape(progress.title()))
        .append("** · ")
        .append(progress.state())
        .append(" · started by ")
        .append(escape(progress.startedBy().name()))
        .append("\n\n| Step | Status | Since (UTC) | What |\n| --- | --- | --- | --- |\n");
    for (StepProgress step : progress.steps()) {
      page.append("| ")
          .append(step.title())
          .append(" | ")
          .append(step.status())
          .append(" | ")
          .append(step.started() == null ? "" : TIME.format(step.started()))
          .append(" | ")
          .append(escape(what(step)))
          .append(" |\n");
    }
    if (progress.parking() != null) {
      page.append("\nWaits for a decision (")
          .append(escape(progress.parking().allowed().toString()))
          .append(") until ")
          .append(progress.parking().deadline())
          .append('\n');
    }
    if (progress.message() != null) {
      page.append('\n').append(escape(progress.message())).append('\n');
    }
    return page.toString();
  }

  private static String what(StepProgress step) {
    if (step.waitsFor() != null) {
      return "waits for " + step.waitsFor();
    }
    return step.fact() == null ? "" : step.fact();
  }

  /** Text from vendors and people never becomes Markdown or HTML. */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        safe.append(' ');
      } else if (c == '<') {
        safe.append("&lt;");
      } else if (c == '&') {
        safe.append("&amp;");
      } else {
        if ("\\`*_{}[]()#|!~>".indexOf(c) >= 0) {
          safe.append('\\');
        }
        safe.append(c);
      }
    }
    return safe.toString();
  }
}
