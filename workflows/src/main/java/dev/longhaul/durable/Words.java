package dev.longhaul.durable;

import java.time.Duration;

/** Values in an operator's words. */
public final class Words {
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

  private static void append(StringBuilder words, long amount, String unit) {
    if (amount > 0) {
      words.append(words.isEmpty() ? "" : " ").append(amount).append(' ').append(unit);
    }
  }
}
