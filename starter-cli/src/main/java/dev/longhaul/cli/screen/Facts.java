package dev.longhaul.cli.screen;

import static java.util.stream.Collectors.joining;

import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Parking;
import dev.longhaul.durable.Progress;
import dev.longhaul.durable.StepProgress;
import dev.longhaul.durable.StepStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is worth saying about a step, a park and an end. */
final class Facts {
  /** Begins the line with the other decisions. */
  static final String OR = "or      ";

  private static final int MOST_LINES = 8;

  private final String command;

  /**
   * @param command how the program was called, for commands that are ready to copy
   */
  Facts(String command) {
    this.command = command;
  }

  /** One line about a step; {@code now} adds how long a wait still may take. */
  String of(StepProgress step, @Nullable Instant now) {
    String fact = Objects.requireNonNullElse(step.fact(), "");
    if (step.status() == StepStatus.PARKED) {
      return "parked: " + firstLine(fact);
    }
    if (step.status() != StepStatus.RUNNING) {
      return firstLine(fact);
    }
    if (step.waitsFor() != null && step.lastError() != null) {
      return firstLine(step.lastError()) + until(step, now);
    }
    if (step.lastError() != null && step.attempts() != null && step.attempts() > 1) {
      return "try " + step.attempts() + next(step, now) + ": " + firstLine(step.lastError());
    }
    return step.waitsFor() == null
        ? firstLine(fact)
        : "waits for " + step.waitsFor() + until(step, now);
  }

  private static String next(StepProgress step, @Nullable Instant now) {
    return step.nextTry() != null && now != null && now.isBefore(step.nextTry())
        ? ", next in " + Clock.span(now, step.nextTry())
        : "";
  }

  private static String until(StepProgress step, @Nullable Instant now) {
    return step.until() != null && now != null && now.isBefore(step.until())
        ? ", for " + Clock.span(now, step.until()) + " more"
        : "";
  }

  /** What follows below a parked operation: the rest of the failure, and the next commands. */
  List<String> park(Progress progress) {
    List<String> lines = new ArrayList<>();
    String id = String.valueOf(progress.id());
    Parking parking = progress.parking();
    if (parking == null) {
      lines.add("show    " + command + " operation show " + id);
      return lines;
    }
    rest(parking.failure().message()).forEach(lines::add);
    if (id.startsWith("project:")) {
      lines.add("log     " + command + " project log " + progress.id().subject());
    }
    decide(progress.id(), parking, lines);
    if (parking.deadline() != null) {
      lines.add("until   " + Clock.moment(parking.deadline()) + ", then it gives up");
    }
    return lines;
  }

  private void decide(OperationId id, Parking parking, List<String> lines) {
    List<DecisionWord> words = parking.allowed();
    if (words.isEmpty()) {
      return;
    }
    lines.add("decide  " + command + " operation decide " + id + " " + words.get(0));
    if (words.size() > 1) {
      lines.add(
          OR + words.stream().skip(1).map(word -> word(word, parking)).collect(joining(", ")));
    }
  }

  private static String word(DecisionWord word, Parking parking) {
    return switch (word) {
      case EDIT -> "edit --set " + String.join("|", parking.editableFields()) + "=...";
      case EXTEND -> "extend --extend-by 2d";
      default -> word.word();
    };
  }

  /** What is said once an operation has ended. */
  List<String> end(Progress progress) {
    List<String> lines = new ArrayList<>();
    String took =
        progress.endedAt() == null
            ? ""
            : " after " + Clock.span(progress.startedAt(), progress.endedAt());
    String message = progress.message() == null ? "" : ": " + progress.message();
    lines.add(progress.state().name().toLowerCase(Locale.ROOT).replace('_', ' ') + took + message);
    if (progress.paid() != null && !progress.paid().isEmpty()) {
      lines.add("paid " + progress.paid().stream().map(Object::toString).collect(joining(", ")));
    }
    if (progress.leftovers() != null) {
      progress.leftovers().forEach(leftover -> lines.add("left over: " + leftover));
    }
    return lines;
  }

  private static String firstLine(String text) {
    return Visible.of(text.strip().lines().findFirst().orElse(""));
  }

  private static List<String> rest(String text) {
    return text.strip().lines().skip(1).limit(MOST_LINES).map(Visible::of).toList();
  }
}
