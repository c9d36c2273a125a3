package dev.longhaul.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LanesTest {
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final Set<Integer> played = ConcurrentHashMap.newKeySet();

  private Lanes<Lanes.Box> lanes(int most) {
    return new Lanes<>(
        () -> {
          started.incrementAndGet();
          return closed::incrementAndGet;
        },
        () -> played.size() >= most);
  }

  @Test
  void playsEverythingOnceAndClosesItsBoxes() {
    AtomicInteger times = new AtomicInteger();
    lanes(100)
        .play(
            3,
            List.of(1, 2, 3, 4, 5, 6, 7),
            (box, piece) -> {
              times.incrementAndGet();
              return played.add(piece);
            });
    assertThat(played).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7);
    assertThat(times).hasValue(7);
    assertThat(started.get()).isLessThanOrEqualTo(3).isEqualTo(closed.get());
  }

  @Test
  void takesAFreshBoxAfterABrokenPromise() {
    lanes(100).play(1, List.of(1, 2, 3), (box, piece) -> played.add(piece) && piece != 2);
    assertThat(played).hasSize(3);
    assertThat(started).hasValue(2);
  }

  @Test
  void beginsNothingWhenTheTimeIsOver() {
    lanes(2).play(1, List.of(1, 2, 3, 4), (box, piece) -> played.add(piece));
    assertThat(played).containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void aBoxThatCannotBePlayedInIsAFailure() {
    assertThatThrownBy(
            () ->
                lanes(100)
                    .play(
                        2,
                        List.of(1, 2),
                        (box, piece) -> {
                          throw new IllegalStateException("no box");
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no box");
    assertThat(closed.get()).isEqualTo(started.get());
  }
}
