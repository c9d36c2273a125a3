package dev.longhaul.activities.acting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CallsInHandTest {
  private final CallsInHand calls = new CallsInHand();

  @Test
  void nothingInHandNeedsNoWait() throws InterruptedException {
    assertThat(calls.awaitNone(Duration.ZERO)).isTrue();
  }

  @Test
  void patienceEndsWhileACallGoesOn() throws InterruptedException {
    calls.begin();
    assertThat(calls.awaitNone(Duration.ofMillis(20))).isFalse();
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

  private boolean await() {
    try {
      return calls.awaitNone(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }
}
