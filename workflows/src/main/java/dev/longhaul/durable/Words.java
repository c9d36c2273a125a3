package dev.longhaul.durable;

import java.time.Duration;

/** Values in an operator's words. */
public final class Words {
  private static final int LONGEST_SHOWN = 60;

  private Words() {}

  /** {@code PT10M} as {@code 10 min}, {@code P1DT2H} as {@code 1 d 2 h}. */
  public static String of(Duration time) {
    StringBuilder words = new StringBuilder();
    append(words, time.toDays(), "d");
    append(words, time.toHoursPart(), "h");
    append(words, time.toMinutesPart(), "min");
    if (words.isEmpty() || time.toSecondsPart() > 0) {
      append(words, Math.max(time.toSecondsPart(), words.isEmpty() ? 1 : 0), "s");
    }
    return words.toString();
  }

  /** The value as a message may show it: visible and not too long. */
  public static String shown(String value) {
    String visible =
        value
            .codePoints()
            .map(character -> isInvisible(character) ? '?' : character)
            .limit(LONGEST_SHOWN + 1)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return visible.codePointCount(0, visible.length()) > LONGEST_SHOWN
        ? visible.substring(0, visible.offsetByCodePoints(0, LONGEST_SHOWN)) + "..."
        : visible;
  }

  /** Whether a character is one that nobody can see: controls, direction marks, lone surrogates. */
  public static boolean isInvisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static void append(StringBuilder words, long amount, String unit) {
    if (amount > 0) {
      words.append(words.isEmpty() ? "" : " ").append(amount).append(' ').append(unit);
    }
  }
}
