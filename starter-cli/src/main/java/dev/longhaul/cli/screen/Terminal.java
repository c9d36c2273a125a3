package dev.longhaul.cli.screen;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What standard output is.
 *
 * @param live whether a block can be drawn again in place
 */
public record Terminal(boolean live, int columns, boolean colour) {
  private static final int USUAL = 80;
  private static final int NARROWEST = 40;

  /** Not a terminal: lines are appended and never cut. */
  public static Terminal none() {
    return new Terminal(false, Integer.MAX_VALUE, false);
  }

  /**
   * The {@code longhaul} script sets {@code LONGHAUL_COLUMNS} when standard output is a terminal;
   * Java alone cannot tell how wide it is.
   */
  public static Terminal of(Map<String, String> env, boolean console) {
    String columns = env.get("LONGHAUL_COLUMNS");
    boolean live = (columns != null || console) && !"dumb".equals(env.getOrDefault("TERM", "dumb"));
    if (!live) {
      return none();
    }
    boolean colour = env.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(true, width(columns), colour);
  }

  private static int width(@Nullable String columns) {
    boolean number = columns != null && columns.matches("[1-9]\\d{0,3}");
    return number ? Math.max(NARROWEST, Integer.parseInt(columns)) : USUAL;
  }
}
