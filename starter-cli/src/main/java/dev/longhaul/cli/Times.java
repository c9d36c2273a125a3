package dev.longhaul.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 90s}, {@code 10m}, {@code 12h}, {@code 2d} and ISO durations. */
final class Times implements ITypeConverter<Duration> {
  private static final int DIGITS = 6;
  private static final Pattern SHORT = Pattern.compile("(\\d+)([smhd])");

  @Override
  public Duration convert(String text) {
    Matcher match = SHORT.matcher(text);
    if (match.matches() && match.group(1).length() > DIGITS) {
      throw new TypeConversionException("'" + text + "' is too long; at most 999999 of a unit");
    }
    Duration time =
        match.matches() ? of(Long.parseLong(match.group(1)), match.group(2)) : iso(text);
    if (time.isZero() || time.isNegative()) {
      throw new TypeConversionException("'" + text + "' must be more than nothing");
    }
    return time;
  }

  private static Duration of(long amount, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static Duration iso(String text) {
    try {
      return Duration.parse(text.toUpperCase(Locale.ROOT));
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("'" + text + "' is not a time like 90s, 10m, 12h or 2d");
    }
  }
}
