package dev.longhaul.cli.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under a heading; on a terminal the last column is cut. */
public final class Table {
  /** What the last column should have left to be of use. */
  private static final int LAST = 20;

  private static final int GAP = 2;

  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> spare = new ArrayList<>();

  public Table(String... heading) {
    rows.add(Arrays.asList(heading));
  }

  /** Columns that a terminal which is too narrow for all leaves out, the first of them first. */
  public Table sparing(String... headings) {
    spare.addAll(Arrays.asList(headings));
    return this;
  }

  public void row(String... cells) {
    rows.add(Arrays.stream(cells).map(Visible::of).toList());
  }

  public void print(Screen screen) {
    lines(screen.terminal().columns()).forEach(screen::line);
  }

  List<String> lines(int columns) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Visible.width(row.get(i)));
      }
    }
    List<Integer> shown = shown(widths, columns);
    return rows.stream().map(row -> line(row, widths, shown)).toList();
  }

  private List<Integer> shown(int[] widths, int columns) {
    List<Integer> shown = new ArrayList<>(IntStream.range(0, widths.length).boxed().toList());
    for (String heading : spare) {
      if (needed(widths, shown) <= columns) {
        break;
      }
      shown.remove(Integer.valueOf(rows.get(0).indexOf(heading)));
    }
    return shown;
  }

  private static long needed(int[] widths, List<Integer> shown) {
    int last = shown.get(shown.size() - 1);
    return shown.stream()
        .mapToLong(i -> i == last ? Math.min(LAST, widths[i]) : widths[i] + GAP)
        .sum();
  }

  private static String line(List<String> row, int[] widths, List<Integer> shown) {
    StringBuilder line = new StringBuilder();
    for (int i : shown) {
      line.append(Visible.pad(row.get(i), widths[i])).append(" ".repeat(GAP));
    }
    return line.toString().stripTrailing();
  }
}
