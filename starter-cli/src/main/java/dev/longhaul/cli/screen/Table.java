package dev.longhaul.cli.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows under a heading; on a terminal the last column is cut. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... heading) {
    rows.add(Arrays.asList(heading));
  }

  public void row(String... cells) {
    rows.add(Arrays.stream(cells).map(Visible::of).toList());
  }

  public void print(Screen screen) {
    lines().forEach(screen::line);
  }

  List<String> lines() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], Visible.width(row.get(i)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(Visible.pad(row.get(i), widths[i])).append("  ");
    }
    return line.toString().stripTrailing();
  }
}
