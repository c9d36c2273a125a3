package dev.longhaul.cli.screen;

import dev.longhaul.durable.Words;

/** Text from elsewhere, made safe for a terminal: nothing in it can move the cursor or hide. */
public final class Visible {
  private Visible() {}

  /** The text on one line, without control and direction characters. */
  public static String of(String text) {
    if (text == null) {
      return "";
    }
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .map(character -> Character.isWhitespace(character) ? ' ' : character)
        .filter(character -> !Words.isInvisible(character))
        .forEach(visible::appendCodePoint);
    return visible.toString().strip();
  }

  /** The same cut to a number of columns, with an ellipsis where something is missing. */
  public static String cut(String text, int columns) {
    String visible = of(text);
    if (width(visible) <= columns) {
      return visible;
    }
    StringBuilder cut = new StringBuilder();
    int used = 1;
    for (int character : visible.codePoints().toArray()) {
      used += width(character);
      if (used > columns) {
        break;
      }
      cut.appendCodePoint(character);
    }
    return cut.toString().stripTrailing() + "…";
  }

  /** Fills up with blanks to a number of columns. */
  static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - width(text)));
  }

  /** How many columns a text takes. */
  static int width(String text) {
    return text.codePoints().map(Visible::width).sum();
  }

  private static int width(int character) {
    if (Character.getType(character) == Character.NON_SPACING_MARK) {
      return 0;
    }
    boolean wide =
        Character.isIdeographic(character)
            || (character >= 0x1100 && character <= 0x115F)
            || (character >= 0x3040 && character <= 0x30FF)
            || (character >= 0xAC00 && character <= 0xD7A3)
            || (character >= 0xFF00 && character <= 0xFF60)
            || (character >= 0x1F300 && character <= 0x1FAFF);
    return wide ? 2 : 1;
  }
}
