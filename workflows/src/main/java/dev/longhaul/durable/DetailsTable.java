package dev.longhaul.durable;

import static java.util.stream.Collectors.joining;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operation's progress as the Markdown table that the Web UI shows (O-05). It has half the
 * window and no space between columns, so blanks that must not break hold what belongs together.
 */
final class DetailsTable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
  private static final Pattern COMMAND =
      Pattern.compile("(?<!')longhaul [a-z]+ [a-z-]+ [^`|;\\s][^`|;\r\n]*");

  private static final char FIXED_BLANK = '\u00a0';
  private static final char FIXED_HYPHEN = '\u2011';

  private DetailsTable() {}

  static String of(Progress progress) {
    StringBuilder page = new StringBuilder();
    page.append(
            "**%s** · %s · started by %s"
                .formatted(
                    escape(progress.title()),
                    word(progress.state()),
                    escape(progress.startedBy().name())))
        .append("\n\n| Step | Since (UTC) | What |\n| :-- | :-- | :-- |\n");
    progress.steps().forEach(step -> page.append(row(step)));
    if (progress.parking() != null) {
      page.append(decision(progress.id(), progress.parking()));
    }
    if (progress.message() != null) {
      page.append('\n').append(escape(progress.message())).append('\n');
    }
    return page.toString();
  }

  private static String row(StepProgress step) {
    String since = step.started() == null ? "" : TIME.format(step.started());
    return "| %s | %s | %s |\n"
        .formatted(
            fixed(sign(step.status()) + " " + step.title()), fixed(since), escape(what(step)));
  }

  /** Why it waits, until when, and what to type. */
  private static String decision(OperationId id, Parking parking) {
    return """

        **Waits for a decision:** %s

        Until %s UTC, then it gives up. One of %s:

            longhaul operation decide %s %s
        """
        .formatted(
            escape(parking.failure().message()),
            MINUTE.format(parking.deadline()),
            parking.allowed().stream().map(DecisionWord::toString).collect(joining(", ")),
            id,
            parking.allowed().get(0));
  }

  private static String sign(StepStatus status) {
    return switch (status) {
      case PENDING -> "·";
      case RUNNING -> "◐";
      case DONE -> "✔";
      case SKIPPED -> "↷ skipped:";
      case PARKED, FAILED -> "✖";
      case UNDONE -> "↶ undone:";
      case LEFT -> "! left over:";
    };
  }

  private static String word(OperationState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String fixed(String text) {
    return text.replace(' ', FIXED_BLANK).replace('-', FIXED_HYPHEN) + FIXED_BLANK + FIXED_BLANK;
  }

  private static String what(StepProgress step) {
    if (step.waitsFor() != null) {
      return "waits for " + step.waitsFor();
    }
    return step.fact() == null ? "" : step.fact();
  }

  /**
   * Text from vendors and people never becomes Markdown or HTML. A command in it stays as it is
   * typed: outside of code the Web UI makes a dash of two hyphens and curls the quotes.
   */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder();
    Matcher command = COMMAND.matcher(text);
    int end = 0;
    while (command.find()) {
      safe.append(plain(text.substring(end, command.start())));
      safe.append('`').append(command.group()).append('`');
      end = command.end();
    }
    return safe.append(plain(text.substring(end))).toString();
  }

  private static String plain(String text) {
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
