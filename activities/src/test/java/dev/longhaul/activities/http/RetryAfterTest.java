package dev.longhaul.activities.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");

  @Test
  void readsSecondsAndDates() {
    assertThat(RetryAfter.of(Headers.of("Retry-After", "42"), NOW))
        .contains(Duration.ofSeconds(42));
    assertThat(RetryAfter.of(Headers.of("Retry-After", "Sat, 1 Aug 2026 12:01:00 GMT"), NOW))
        .contains(Duration.ofMinutes(1));
  }

  @Test
  void readsTheResetOnlyWhenNothingRemains() {
    String reset = Long.toString(NOW.getEpochSecond() + 90);
    assertThat(RetryAfter.of(Headers.of("RateLimit-Remaining", "0", "RateLimit-Reset", reset), NOW))
        .contains(Duration.ofSeconds(90));
    assertThat(RetryAfter.of(Headers.of("RateLimit-Remaining", "5", "RateLimit-Reset", reset), NOW))
        .isEmpty();
  }

  @Test
  void staysWithinASecondAndAnHour() {
    assertThat(RetryAfter.of(Headers.of("Retry-After", "0"), NOW)).contains(Duration.ofSeconds(1));
    assertThat(RetryAfter.of(Headers.of("Retry-After", "999999"), NOW))
        .contains(Duration.ofHours(1));
    assertThat(RetryAfter.of(Headers.of("Retry-After", "soon"), NOW)).isEmpty();
  }
}
