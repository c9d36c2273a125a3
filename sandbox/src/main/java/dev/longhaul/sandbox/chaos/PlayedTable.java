package dev.longhaul.sandbox.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was played, as Markdown: a line for each call, a column for each act. */
final class PlayedTable {
  private final List<Played> played;

  PlayedTable(List<Played> played) {
    this.played = List.copyOf(played);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("| flow | call | " + acts(Act::column) + " |");
    lines.add("|---|---|" + "---|".repeat(Act.values().length));
    Deed.ALL.stream().filter(this::wasPlayed).map(this::line).forEach(lines::add);
    played.stream()
        .filter(one -> !one.kept())
        .map(one -> "* " + one.played() + ": " + String.join("; ", one.broken()))
        .forEach(lines::add);
    return lines;
  }

  private static String acts(Function<Act, String> cell) {
    return Arrays.stream(Act.values()).map(cell).collect(Collectors.joining(" | "));
  }

  private boolean wasPlayed(Deed deed) {
    return played.stream().anyMatch(one -> one.played().deed().equals(deed));
  }

  private String line(Deed deed) {
    return "| %s | %s `%s` | %s |"
        .formatted(
            deed.flow().name().toLowerCase(Locale.ROOT),
            deed.where(),
            deed.call(),
            acts(act -> cell(deed, act)));
  }

  /** A letter for each moment that was played, a large one where a promise was broken. */
  private String cell(Deed deed, Act act) {
    String letters =
        played.stream()
            .filter(one -> one.played().deed().equals(deed) && one.played().act() == act)
            .sorted((one, other) -> one.played().point().compareTo(other.played().point()))
            .map(PlayedTable::letter)
            .collect(Collectors.joining(" "));
    return letters.isEmpty() ? "-" : letters;
  }

  private static String letter(Played one) {
    String letter = one.played().point().letter();
    return one.kept() ? letter : "**" + letter.toUpperCase(Locale.ROOT) + "**";
  }
}
