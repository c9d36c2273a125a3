package dev.longhaul.activities.acting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CallsInHandTest {
  private static final Duration QUIET = Duration.ofMillis(50);
  private final CallsInHand calls = new CallsInHand();

  @Test
  void nothingInHandNeedsNoWait() throws InterruptedException {
    assertThat(calls.awaitNone(QUIET, Duration.ZERO)).isTrue();
  }

  @Test
  void patienceEndsWhileACallGoesOn() throws InterruptedException {
    calls.begin();
    assertThat(calls.awaitNone(QUIET, Duration.ofMillis(20))).isFalse();
    assertThat(calls.count()).isEqualTo(1);
  }

  @Test
  void waitsForTheLastOfThem() throws Exception {
    calls.begin();
    calls.begin();
    CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(this::await);
    calls.end();
    assertThat(waiting).isNotDone();
    calls.end();
    assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aSilenceCountsFromTheEndOfTheLastCall() throws Exception {
    calls.begin();
    CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(this::await);
    assertThatThrownBy(() -> waiting.get(QUIET.toMillis() * 2, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    long ended = System.nanoTime();
    calls.end();
    assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(System.nanoTime() - ended).isGreaterThanOrEqualTo(QUIET.toNanos());
  }

  private boolean await() {
    try {
      return calls.awaitNone(QUIET, Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }
}
