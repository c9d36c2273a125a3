package dev.longhaul.emulators.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SwitchboardTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private final Switchboard switchboard = new Switchboard();
  private final AtomicInteger effects = new AtomicInteger();

  @Test
  void usesUpFaultsInTheOrderTheyWerePlanned() {
    switchboard.next("a", 2, new Fault.VendorCode(1, "first"));
    switchboard.next("*", 1, new Fault.VendorCode(2, "second"));
    assertThat(call("b")).isEqualTo("second");
    assertThat(call("a")).isEqualTo("first");
    assertThat(call("a")).isEqualTo("first");
    assertThat(call("a")).isEqualTo("done");
    assertThat(switchboard.calls("a")).isEqualTo(3);
    assertThat(switchboard.calls("*")).isEqualTo(4);
  }

  @Test
  void cutsBeforeOrAfterTheEffect() {
    switchboard.next("a", 1, new Fault.CutBefore());
    switchboard.next("a", 1, new Fault.AcceptAndCut());
    assertThatThrownBy(() -> call("a")).isInstanceOf(ConnectionCut.class);
    assertThat(effects).hasValue(0);
    assertThatThrownBy(() -> call("a")).isInstanceOf(ConnectionCut.class);
    assertThat(effects).hasValue(1);
  }

  @Test
  void staysSilentBeforeOrAfterTheEffect() {
    switchboard.next("a", 1, new Fault.Silence(Duration.ofMillis(5), false));
    switchboard.next("a", 1, new Fault.Silence(Duration.ofMillis(5), true));
    assertThatThrownBy(() -> call("a")).isInstanceOf(ConnectionCut.class);
    assertThat(effects).hasValue(0);
    assertThatThrownBy(() -> call("a")).isInstanceOf(ConnectionCut.class);
    assertThat(effects).hasValue(1);
  }

  @Test
  void asksItsSourceAboutCallsWithoutAPlannedFault() {
    Fault refusal = new Fault.VendorCode(1, "by chance");
    switchboard.source((call, n) -> n == 2 ? Optional.of(refusal) : Optional.empty());
    switchboard.next("a", 1, new Fault.VendorCode(2, "planned"));
    assertThat(call("a")).isEqualTo("planned");
    assertThat(call("a")).isEqualTo("by chance");
    assertThat(call("a")).isEqualTo("done");
  }

  @Test
  void holdsOneCallUntilReleased() throws Exception {
    Hold hold = switchboard.hold("a", HoldPoint.BEFORE_EFFECT);
    CompletableFuture<String> held = CompletableFuture.supplyAsync(() -> call("a"));
    assertThat(hold.awaitReached(SOON)).isTrue();
    assertThat(call("a")).isEqualTo("done");
    assertThat(effects).hasValue(1);
    hold.release();
    assertThat(held.get(5, TimeUnit.SECONDS)).isEqualTo("done");
    assertThat(switchboard.maxConcurrentObserved()).isEqualTo(2);
  }

  @Test
  void canCutAHeldCall() throws Exception {
    Hold hold = switchboard.hold("a", HoldPoint.AFTER_EFFECT);
    CompletableFuture<String> held = CompletableFuture.supplyAsync(() -> call("a"));
    assertThat(hold.awaitReached(SOON)).isTrue();
    hold.releaseByCutting();
    assertThatThrownBy(() -> held.get(5, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(ConnectionCut.class);
    assertThat(effects).hasValue(1);
  }

  @Test
  void letsEverybodyGoWhenCleared() throws Exception {
    Hold hold = switchboard.hold("a", HoldPoint.BEFORE_EFFECT);
    switchboard.next("a", 5, new Fault.VendorCode(1, "planned"));
    CompletableFuture<String> held = CompletableFuture.supplyAsync(() -> call("a"));
    assertThat(hold.awaitReached(SOON)).isTrue();
    switchboard.clear();
    assertThat(held.get(5, TimeUnit.SECONDS)).isEqualTo("planned");
    assertThat(call("a")).isEqualTo("done");
  }

  @Test
  void reportsThatAnAnswerWasDeliveredWithoutHoldingIt() throws Exception {
    Hold hold = switchboard.hold("a", HoldPoint.ANSWERED);
    assertThat(hold.isReached()).isFalse();
    assertThat(call("a")).isEqualTo("done");
    assertThat(hold.awaitReached(SOON)).isTrue();
  }

  @Test
  void countsACallUntilRightBeforeItsAnswer() {
    try (Passage first = switchboard.enter("a")) {
      first.afterEffect();
      first.answering();
      try (Passage second = switchboard.enter("a")) {
        second.afterEffect();
      }
      first.answered();
    }
    assertThat(switchboard.maxConcurrentObserved()).isEqualTo(1);
    try (Passage one = switchboard.enter("a");
        Passage other = switchboard.enter("a")) {
      assertThat(one.call()).isEqualTo(other.call());
    }
    assertThat(switchboard.maxConcurrentObserved()).isEqualTo(2);
  }

  private String call(String name) {
    try (Passage passage = switchboard.enter(name)) {
      if (passage.beforeEffect().orElse(null) instanceof Fault.VendorCode fault) {
        return fault.reason();
      }
      effects.incrementAndGet();
      passage.afterEffect();
      passage.answered();
      return "done";
    }
  }
}
