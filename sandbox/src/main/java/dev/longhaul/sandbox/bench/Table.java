package dev.longhaul.sandbox.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A Markdown table, aligned so that it also reads well on a terminal. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... titles) {
    rows.add(List.of(titles));
  }

  Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  void print(PrintStream out) {
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    out.println(line(rows.get(0), widths));
    out.println(
        "|"
            + IntStream.of(widths)
                .mapToObj(width -> " " + "-".repeat(width) + " |")
                .collect(Collectors.joining()));
    rows.stream().skip(1).forEach(row -> out.println(line(row, widths)));
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder("|");
    for (int column = 0; column < widths.length; column++) {
      line.append(' ').append(row.get(column));
      line.append(" ".repeat(widths[column] - row.get(column).length())).append(" |");
    }
    return line.toString();
  }
}
