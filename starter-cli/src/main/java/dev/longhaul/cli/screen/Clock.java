package dev.longhaul.cli.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times in an operator's words; moments are UTC, as in the logs. */
public final class Clock {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'").withZone(ZoneOffset.UTC);

  private Clock() {}

  /** {@code 2026-01-31 14:05Z}. */
  public static String moment(Instant moment) {
    return moment == null ? "-" : MOMENT.format(moment);
  }

  /** {@code 3.2 s}, {@code 4 min 10 s}, {@code 2 h 5 min}, {@code 6 d 23 h}. */
  public static String span(Instant from, Instant to) {
    Duration time = Duration.between(from, to);
    if (time.isNegative()) {
      time = Duration.ZERO;
    }
    if (time.toMinutes() < 1) {
      long tenths = (time.toMillis() + 50) / 100;
      return tenths / 10 + "." + tenths % 10 + " s";
    }
    if (time.toHours() < 1) {
      return two(time.toMinutes(), "min", time.toSecondsPart(), "s");
    }
    return time.toDays() < 1
        ? two(time.toHours(), "h", time.toMinutesPart(), "min")
        : two(time.toDays(), "d", time.toHoursPart(), "h");
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }
}
