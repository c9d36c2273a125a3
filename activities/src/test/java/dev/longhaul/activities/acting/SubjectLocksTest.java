package dev.longhaul.activities.acting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.activities.postgres.Ledger;
import dev.longhaul.activities.postgres.TestLedger;
import dev.longhaul.durable.Fence;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SubjectLocksTest {
  private static final Ledger ledger = TestLedger.open();

  private final SubjectLocks locks = ledger.subjectLocks();

  @AfterAll
  static void close() {
    ledger.close();
  }

  @Test
  void aSecondHolderIsSentAwayToComeBackInTwoSeconds() {
    try (Held first = locks.acquire("inwx/domain/busy.example")) {
      assertThatThrownBy(() -> locks.acquire("inwx/domain/busy.example"))
          .isInstanceOfSatisfying(
              ApplicationFailure.class,
              failure -> {
                assertThat(failure.getType()).isEqualTo("SUBJECT_BUSY");
                assertThat(failure.isNonRetryable()).isFalse();
                assertThat(failure.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(2));
                assertThat(failure.getCategory()).isEqualTo(ApplicationErrorCategory.BENIGN);
              });
      first.check();
    }
    locks.acquire("inwx/domain/busy.example").close();
  }

  @Test
  void subjectsDoNotDisturbEachOther() {
    try (Held one = locks.acquire("inwx/domain/one.example");
        Held two = locks.acquire("inwx/domain/two.example")) {
      one.check();
      two.check();
    }
  }

  @Test
  void theEndOfTheConnectionFreesTheLockAndTheHolderNotices() {
    try (Held dead = locks.acquire("inwx/domain/dead.example")) {
      dead.check();
      endSessionsThatHold("inwx/domain/dead.example");
      assertThatThrownBy(dead::check)
          .isInstanceOfSatisfying(
              ApplicationFailure.class,
              failure -> {
                assertThat(failure.getType()).isEqualTo("LOCK_LOST");
                assertThat(failure.isNonRetryable()).isFalse();
              });
      Held next =
          Awaitility.await()
              .ignoreExceptions()
              .until(() -> locks.acquire("inwx/domain/dead.example"), held -> true);
      next.check();
      next.close();
    }
  }

  @Test
  void aPatientHolderWaitsForItsTurn() {
    Held first = locks.acquire("turn/patient");
    CompletableFuture<Held> second =
        CompletableFuture.supplyAsync(() -> locks.acquire("turn/patient", Duration.ofSeconds(20)));
    Awaitility.await().until(SubjectLocksTest::somebodyWaits);
    first.close();
    second.join().close();
    try (Held third = locks.acquire("turn/patient")) {
      assertThatThrownBy(() -> locks.acquire("turn/patient", Duration.ofMillis(50)))
          .hasMessageContaining("being worked on");
      third.check();
    }
  }

  @Test
  void anActOfASupersededRunNeverBeginsAndOneInFlightNeverSends() {
    Acting acting = ledger.acting();
    Fence old = TestLedger.claim(ledger, "project:fenced", "run-1");
    AtomicInteger sent = new AtomicInteger();
    assertThatThrownBy(
            () ->
                acting.act(
                    "coolify/app/fenced",
                    old,
                    guard -> {
                      guard.beforeSending();
                      sent.incrementAndGet();
                      TestLedger.claim(ledger, "project:fenced", "run-2");
                      guard.beforeSending();
                      return sent.incrementAndGet();
                    }))
        .hasMessageContaining("newest run is 2");
    assertThatThrownBy(() -> acting.act("coolify/app/fenced", old, guard -> sent.incrementAndGet()))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo("SUPERSEDED");
              assertThat(failure.isNonRetryable()).isTrue();
            });
    assertThat(sent).hasValue(1);
  }

  @Test
  void actsOnOneSubjectNeverOverlap() {
    Acting acting = ledger.acting();
    Fence fence = TestLedger.claim(ledger, "project:race", "run-1");
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch go = new CountDownLatch(1);
    IntStream.range(0, 8)
        .mapToObj(
            i ->
                CompletableFuture.runAsync(
                    () -> {
                      await(go);
                      actOften(acting, fence, inside, most);
                    }))
        .toList()
        .forEach(
            thread -> {
              go.countDown();
              thread.join();
            });
    assertThat(most).hasValue(1);
  }

  private static void actOften(
      Acting acting, Fence fence, AtomicInteger inside, AtomicInteger most) {
    for (int i = 0; i < 20; i++) {
      try {
        acting.act(
            "coolify/app/race",
            fence,
            guard -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              guard.beforeSending();
              return inside.decrementAndGet();
            });
      } catch (ApplicationFailure e) {
        assertThat(e.getType()).isEqualTo("SUBJECT_BUSY");
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean somebodyWaits() {
    return ledger
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select exists (select from pg_locks"
                            + " where locktype = 'advisory' and not granted)")
                    .mapTo(Boolean.class)
                    .one());
  }

  private static void endSessionsThatHold(String subject) {
    long key = SubjectLocks.key(subject);
    ledger
        .jdbi()
        .useHandle(
            handle ->
                assertThat(
                        handle
                            .createQuery(
                                """
                                select pg_terminate_backend(pid) from pg_locks
                                where locktype = 'advisory'
                                  and classid::bigint = :high and objid::bigint = :low
                                """)
                            .bind("high", key >>> 32)
                            .bind("low", key & 0xffff_ffffL)
                            .mapTo(Boolean.class)
                            .list())
                    .containsExactly(true));
  }
}
