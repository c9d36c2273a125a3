package dev.longhaul.activities.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import okhttp3.Headers;

/**
 * When a vendor wants to be asked again: {@code Retry-After} in seconds or as a date (RFC 9110), or
 * {@code RateLimit-Reset} in UNIX seconds once {@code RateLimit-Remaining} is 0.
 */
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofHours(1);

  private RetryAfter() {}

  static Optional<Duration> of(Headers headers, Instant now) {
    return text(headers, "Retry-After")
        .flatMap(value -> seconds(value).or(() -> date(value, now)))
        .or(() -> reset(headers, now))
        .map(RetryAfter::bounded);
  }

  private static Optional<Duration> reset(Headers headers, Instant now) {
    boolean spent = text(headers, "RateLimit-Remaining").filter("0"::equals).isPresent();
    return text(headers, "RateLimit-Reset")
        .filter(value -> spent)
        .flatMap(RetryAfter::seconds)
        .map(unix -> Duration.between(now, Instant.ofEpochSecond(unix.toSeconds())));
  }

  private static Optional<Duration> seconds(String value) {
    return value.matches("\\d{1,12}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
        : Optional.empty();
  }

  private static Optional<Duration> date(String value, Instant now) {
    try {
      ZonedDateTime at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(now, at.toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration wait) {
    if (wait.compareTo(Duration.ofSeconds(1)) < 0) {
      return Duration.ofSeconds(1);
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private static Optional<String> text(Headers headers, String name) {
    return Optional.ofNullable(headers.get(name)).map(String::strip);
  }
}
