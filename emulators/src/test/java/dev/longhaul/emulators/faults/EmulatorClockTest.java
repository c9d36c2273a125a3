package dev.longhaul.emulators.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EmulatorClockTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private final EmulatorClock clock = new EmulatorClock(START);

  @Test
  void standsStillAndJumps() {
    clock.speed(0);
    Instant before = clock.now();
    clock.advance(Duration.ofDays(5));
    assertThat(clock.now()).isEqualTo(before.plus(Duration.ofDays(5)));
  }

  @Test
  void runsFaster() {
    clock.speed(100_000);
    await().atMost(Duration.ofSeconds(5)).until(() -> clock.now().isAfter(START.plusSeconds(3600)));
  }

  @Test
  void followsAnotherClock() {
    clock.follow(() -> START.plusSeconds(7));
    assertThat(clock.now()).isEqualTo(START.plusSeconds(7));
  }

  @Test
  void neverGoesBack() {
    assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clock.speed(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
