package dev.longhaul.cli.screen;

import java.time.Instant;
import java.util.List;

/** Draws the block in place: up to its first line, and each line anew. */
final class LiveBlock implements Display {
  private static final String UP = "\u001b[%dA";
  private static final String CLEAR_LINE = "\u001b[2K";
  private static final String CLEAR_BELOW = "\u001b[J";

  private final Screen screen;
  private final ProgressBlock block;
  private int drawn;
  private int frame;

  LiveBlock(Screen screen, ProgressBlock block) {
    this.screen = screen;
    this.block = block;
  }

  @Override
  public void show(View view, Instant now) {
    List<String> lines = block.lines(view, now, frame++);
    StringBuilder text = new StringBuilder(drawn == 0 ? "" : UP.formatted(drawn));
    drawn = 0;
    for (String line : lines) {
      text.append(CLEAR_LINE).append(line).append('\n');
      drawn += rows(line);
    }
    screen.draw(text.append(CLEAR_BELOW).toString());
  }

  /** A line that is not cut, because it is to be copied, takes more than one row. */
  private int rows(String line) {
    int width = Visible.width(line.replaceAll("\u001b\\[[0-9;]*m", ""));
    int columns = screen.terminal().columns();
    return Math.max(1, (width + columns - 1) / columns);
  }

  @Override
  public void note(String sentence) {
    screen.note(sentence);
    drawn = 0;
  }
}
