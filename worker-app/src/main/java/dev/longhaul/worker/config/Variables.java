package dev.longhaul.worker.config;

import dev.longhaul.durable.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed values and collects every mistake. A missing or wrong value gives null (or the
 * default) and a mistake; {@link #check} throws them all together.
 */
public final class Variables {
  private static final Pattern SHORT_TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Duration SHORTEST_CALL = Duration.ofMillis(1);
  private static final Duration LONGEST_CALL = Duration.ofHours(1);

  private final Map<String, String> values;

  /** A set, because some variables are read twice. */
  private final Set<String> mistakes = new LinkedHashSet<>();

  public Variables(Map<String, String> values) {
    this.values = values;
  }

  /** The value itself, or what stands in the file that {@code NAME_FILE} names; empty is none. */
  public Optional<String> text(String name) {
    String value = values.get(name);
    if (value != null && !value.isBlank()) {
      return Optional.of(value.strip());
    }
    String file = values.get(name + "_FILE");
    return file == null || file.isBlank() ? Optional.empty() : content(name, Path.of(file));
  }

  private Optional<String> content(String name, Path file) {
    try {
      return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      mistakes.add(name + "_FILE: " + file + " cannot be read");
      return Optional.empty();
    }
  }

  public String text(String name, String fallback) {
    return text(name).orElse(fallback);
  }

  /** A value that must be there; {@code meaning} completes "NAME is missing: ". */
  public @Nullable String required(String name, String meaning) {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      mistakes.add(name + " is missing: " + meaning);
    }
    return value.orElse(null);
  }

  public @Nullable Secret requiredSecret(String name, String meaning) {
    String value = required(name, meaning);
    return value == null ? null : new Secret(value);
  }

  /** A value read by {@code parse}, whose exception's message becomes the mistake. */
  public <T> T parsed(String name, T fallback, Function<String, T> parse) {
    return parsed(name, parse).orElse(fallback);
  }

  /** The same without a default: empty when there is no value, or a wrong one. */
  public <T> Optional<T> parsed(String name, Function<String, T> parse) {
    try {
      return text(name).map(parse);
    } catch (IllegalArgumentException e) {
      String what = String.valueOf(e.getMessage());
      mistakes.add(what.startsWith(name) ? what : name + ": " + what);
      return Optional.empty();
    }
  }

  /** A value that must be there and be read by {@code parse}. */
  public <T> @Nullable T required(String name, String meaning, Function<String, T> parse) {
    required(name, meaning);
    return parsed(name, parse).orElse(null);
  }

  public int integer(String name, int fallback, int least, int most) {
    return parsed(
        name,
        fallback,
        text -> {
          int value = wholeNumber(text);
          if (value < least || value > most) {
            throw new IllegalArgumentException("must lie between " + least + " and " + most);
          }
          return value;
        });
  }

  private static int wholeNumber(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' must be a whole number", e);
    }
  }

  public boolean flag(String name, boolean fallback) {
    return parsed(
        name,
        fallback,
        text ->
            switch (text) {
              case "true", "1", "yes" -> true;
              case "false", "0", "no" -> false;
              default -> throw new IllegalArgumentException("must be true or false");
            });
  }

  /** {@code 30s}, {@code 5m}, {@code 2h}, {@code 250ms}, or ISO like {@code PT5M}; 0 or more. */
  public Duration time(String name, Duration fallback) {
    return parsed(name, fallback, Variables::duration);
  }

  /** How long one call may take; 0 would be no limit at all to most clients. */
  public Duration timeout(String name, Duration fallback) {
    return parsed(
        name,
        fallback,
        text -> {
          Duration limit = duration(text);
          if (limit.compareTo(SHORTEST_CALL) < 0 || limit.compareTo(LONGEST_CALL) > 0) {
            throw new IllegalArgumentException("must lie between 1ms and 1h");
          }
          return limit;
        });
  }

  private static Duration duration(String text) {
    Duration time = anyDuration(text);
    if (time.isNegative()) {
      throw new IllegalArgumentException("'" + text + "' must not be negative");
    }
    return time;
  }

  private static Duration anyDuration(String text) {
    Matcher match = SHORT_TIME.matcher(text);
    if (match.matches()) {
      long amount = Long.parseLong(match.group(1));
      return switch (match.group(2)) {
        case "ms" -> Duration.ofMillis(amount);
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        case "h" -> Duration.ofHours(amount);
        default -> Duration.ofDays(amount);
      };
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'" + text + "' must look like 30s, 5m, 2h or PT5M", e);
    }
  }

  /** Comma-separated values. */
  public <T> List<T> list(String name, Function<String, T> parse) {
    return parsed(
        name,
        List.of(),
        text ->
            Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(parse)
                .toList());
  }

  /** Notes a mistake that concerns several variables. */
  public void mistake(String sentence) {
    mistakes.add(sentence);
  }

  /**
   * Ends the reading.
   *
   * @throws BadSettings with all mistakes so far
   */
  public void check() {
    if (!mistakes.isEmpty()) {
      throw new BadSettings(List.copyOf(mistakes));
    }
  }
}
