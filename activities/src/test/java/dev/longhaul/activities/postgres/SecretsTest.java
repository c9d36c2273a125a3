package dev.longhaul.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.activities.acting.AccountSession;
import dev.longhaul.activities.acting.ActingProblem;
import dev.longhaul.activities.fakes.Failed;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.SecretRef;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private static final Ledger ledger = TestLedger.open();
  private static final SecretRef CODE = SecretRef.of("acme", "auth-code");

  private final SecretStore secrets = new SecretStore(ledger.jdbi(), TestLedger.vault());

  @AfterAll
  static void close() {
    ledger.close();
  }

  @Test
  void aSecretIsReadAsItWasPutAndGoneAfterItsDeletion() {
    secrets.put(CODE, new Secret("first"));
    secrets.put(CODE, new Secret("grüße"));
    assertThat(secrets.read(CODE)).isEqualTo(new Secret("grüße"));
    secrets.delete(CODE);
    secrets.delete(CODE);
    assertThatThrownBy(() -> secrets.read(CODE))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo("SECRET_MISSING");
              assertThat(failure.isNonRetryable()).isTrue();
            });
  }

  @Test
  void oneThatAnotherOperationHasForgottenBeforeIsForgottenAgain() {
    SecretRef ref = SecretRef.of("acme", "code-of-two");
    forget(ref, new Fence(new OperationId("domain:one.example"), 3, 40));
    secrets.put(ref, new Secret("given anew"));
    forget(ref, new Fence(new OperationId("domain:two.example"), 1, 20));
    assertThatThrownBy(() -> secrets.read(ref)).hasMessageContaining("holds no secret");
  }

  @Test
  void anOlderWriteOfTheSameOperationForgetsNothing() {
    SecretRef ref = SecretRef.of("acme", "code-of-one");
    forget(ref, new Fence(new OperationId("domain:one.example"), 3, 40));
    secrets.put(ref, new Secret("given anew"));
    forget(ref, new Fence(new OperationId("domain:one.example"), 3, 39));
    assertThat(secrets.read(ref)).isEqualTo(new Secret("given anew"));
  }

  private void forget(SecretRef ref, Fence fence) {
    ledger.jdbi().useTransaction(handle -> secrets.forget(handle, fence, ref));
  }

  @Test
  void theTableShowsNothingAndNeverTheSameTwice() {
    SecretRef ref = SecretRef.of("acme", "hidden");
    secrets.put(ref, new Secret("open sesame"));
    String first = stored(ref);
    secrets.put(ref, new Secret("open sesame"));
    assertThat(first).doesNotContain("open sesame").isNotEqualTo(stored(ref));
  }

  @Test
  void withoutTheKeyNothingOpens() {
    SecretRef ref = SecretRef.of("acme", "locked");
    secrets.put(ref, new Secret("open sesame"));
    SecretStore stranger =
        new SecretStore(ledger.jdbi(), new Vault(TestLedger.masterKey((byte) 8)));
    assertThatThrownBy(() -> stranger.read(ref))
        .hasMessageContaining("which LONGHAUL_MASTER_KEY does not hold")
        .hasMessageNotContaining("sesame");
  }

  @Test
  void aNewKeyInFrontStillOpensWhatTheOldOneSealed() {
    SecretRef ref = SecretRef.of("acme", "rotated");
    secrets.put(ref, new Secret("old"));
    String both =
        TestLedger.masterKey((byte) 8).reveal() + "," + TestLedger.masterKey((byte) 7).reveal();
    SecretStore rotated = new SecretStore(ledger.jdbi(), new Vault(new Secret(both)));
    assertThat(rotated.read(ref)).isEqualTo(new Secret("old"));
    rotated.put(ref, new Secret("new"));
    assertThatThrownBy(() -> secrets.read(ref)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCiphertextThatIsMovedOrChangedDoesNotOpen() {
    SecretRef from = SecretRef.of("acme", "from");
    SecretRef to = SecretRef.of("acme", "to");
    secrets.put(from, new Secret("open sesame"));
    secrets.put(to, new Secret("something else"));
    ledger
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update secrets set ciphertext ="
                        + " (select ciphertext from secrets where ref = ?) where ref = ?",
                    from,
                    to));
    assertThatThrownBy(() -> secrets.read(to)).hasMessageContaining("does not open");
  }

  @Test
  void aKeyOfTheWrongSizeIsRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> new Vault(new Secret("c2hvcnQ=")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("base64 of 32 bytes")
        .hasMessageNotContaining("c2hvcnQ=");
  }

  @Test
  void aSessionIsSharedEncryptedAndItsOneTimeStepNeverGoesBack() {
    LedgerAccountSessions sessions = sessions();
    assertThat(sessions.load("inwx-a")).isEqualTo(AccountSession.NONE);
    sessions.store("inwx-a", AccountSession.of(new Secret("cookie"), 100));
    sessions.store("inwx-a", AccountSession.of(new Secret("cookie-2"), 90));
    AccountSession loaded = sessions().load("inwx-a");
    assertThat(loaded).isEqualTo(AccountSession.of(new Secret("cookie-2"), 100));
    sessions.store("inwx-a", loaded.loggedOut());
    assertThat(sessions.load("inwx-a").cookie()).isEmpty();
    assertThat(sessions.load("inwx-a").lastTotpStep()).isEqualTo(100);
  }

  @Test
  void aSessionWhoseKeyHasGoneIsNoneAndItsOneTimeStepStays() {
    sessions().store("inwx-c", AccountSession.of(new Secret("cookie"), 100));
    LedgerAccountSessions rotated =
        new LedgerAccountSessions(
            ledger.jdbi(), new Vault(TestLedger.masterKey((byte) 8)), ledger.accountLocks());
    assertThat(rotated.load("inwx-c")).isEqualTo(new AccountSession(Optional.empty(), 100));
    rotated.store("inwx-c", AccountSession.of(new Secret("cookie-2"), 101));
    assertThat(rotated.load("inwx-c")).isEqualTo(AccountSession.of(new Secret("cookie-2"), 101));
  }

  @Test
  void oneCallPerAccountIsInFlightAcrossProcesses() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Stream.of(sessions(), sessions(), sessions())
        .flatMap(sessions -> Stream.of(sessions, sessions))
        .map(
            sessions ->
                CompletableFuture.runAsync(
                    () -> {
                      for (int i = 0; i < 20; i++) {
                        sessions.withAccount("inwx-b", turn -> enter(inside, most));
                      }
                    }))
        .toList()
        .forEach(CompletableFuture::join);
    assertThat(most).hasValue(1);
  }

  @Test
  void aHolderThatSaysNothingLosesItsTurnAndSendsNothing() throws Exception {
    CountDownLatch asleep = new CountDownLatch(1);
    CountDownLatch wake = new CountDownLatch(1);
    LedgerAccountSessions stopped = impatient();
    CompletableFuture<Failed> late =
        CompletableFuture.supplyAsync(
            () ->
                Failed.by(
                    () ->
                        stopped.withAccount(
                            "inwx-c",
                            turn -> {
                              asleep.countDown();
                              waitFor(wake);
                              turn.beforeSending();
                              return "sent";
                            })));
    asleep.await();
    long begin = System.nanoTime();
    String next = impatient().withAccount("inwx-c", turn -> "mine");
    assertThat(next).isEqualTo("mine");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
    wake.countDown();
    assertThat(late.join().type()).isEqualTo(ActingProblem.LOCK_LOST.name());
    String again = stopped.withAccount("inwx-c", turn -> "again");
    assertThat(again).isEqualTo("again");
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private LedgerAccountSessions impatient() {
    return new LedgerAccountSessions(
        ledger.jdbi(), TestLedger.vault(), ledger.accountLocks(), Duration.ofSeconds(1));
  }

  private static int enter(AtomicInteger inside, AtomicInteger most) {
    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    Thread.yield();
    return inside.decrementAndGet();
  }

  private LedgerAccountSessions sessions() {
    return new LedgerAccountSessions(ledger.jdbi(), TestLedger.vault(), ledger.accountLocks());
  }

  private static String stored(SecretRef ref) {
    return ledger
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select secrets::text || encode(ciphertext, 'escape')"
                            + " from secrets where ref = ?")
                    .bind(0, ref)
                    .mapTo(String.class)
                    .one());
  }
}
