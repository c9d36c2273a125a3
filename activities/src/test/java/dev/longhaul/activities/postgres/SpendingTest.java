package dev.longhaul.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.domains.DomainProblem;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationActivities.Closing;
import dev.longhaul.durable.Outcome;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** O-17: what an account spends in a day never exceeds its cap. */
class SpendingTest {
  private static final String ACCOUNT = "inwx-test";
  private final Ledger ledger = TestLedger.open();
  private final LedgerSpending spending =
      new LedgerSpending(ledger.jdbi(), List.of(eur(3000), new Money(500, "USD")));

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void refusesWhatDoesNotFitIntoTheDay() {
    buy("a.example", 1200);
    buy("b.example", 1200);
    assertThatThrownBy(() -> reserve("c.example", eur(601)))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            e -> {
              assertThat(e.getType()).isEqualTo(DomainProblem.SPENDING_CAP_REACHED.name());
              assertThat(e.isNonRetryable()).isTrue();
              assertThat(e.getOriginalMessage())
                  .startsWith(
                      "c.example costs 6.01 EUR, and of the 30.00 EUR that inwx-test may spend in"
                          + " a day 6.00 EUR are left; nothing was bought; retry after midnight");
            });
    reserve("c.example", eur(600));
  }

  @Test
  void countsEveryCurrencyAndAccountForItself() {
    buy("a.example", 3000);
    reserve("b.example", new Money(500, "USD"));
    assertThatThrownBy(() -> reserve("c.example", new Money(1, "GBP")))
        .hasMessageContaining("may spend nothing in GBP");
    Fence fence = TestLedger.claim(ledger, "domain:d.example", "run");
    spending.reserve(fence, "inwx-other", "d.example", eur(3000));
  }

  @Test
  void purchasesAtOnceNeverBreakTheCap() throws Exception {
    List<Callable<Boolean>> buyers =
        IntStream.range(0, 12)
            .mapToObj(n -> (Callable<Boolean>) () -> fits("n" + n + ".example", 700))
            .toList();
    ExecutorService counter = Executors.newFixedThreadPool(6);
    try {
      long bought = 0;
      for (var answer : counter.invokeAll(buyers)) {
        bought += answer.get() ? 1 : 0;
      }
      assertThat(bought).isEqualTo(4);
    } finally {
      counter.shutdownNow();
    }
  }

  @Test
  void theNextAttemptTakesTheReservationOfADeadOne() {
    reserve("a.example", eur(2000));
    reserve("a.example", eur(2500));
    assertThatThrownBy(() -> reserve("b.example", eur(501))).hasMessageContaining("5.00 EUR");
    reserve("b.example", eur(500));
  }

  @Test
  void aPurchaseThatCertainlyDidNotHappenIsNotCounted() {
    Fence fence = reserve("a.example", eur(3000));
    spending.release(fence, ACCOUNT, "a.example");
    reserve("b.example", eur(3000));
  }

  @Test
  void yesterdaysReservationsAndPurchasesAreOver() {
    buy("a.example", 1500);
    reserve("b.example", eur(1500));
    ledger
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update purchases set reserved_at = reserved_at - interval '1 day',"
                        + " spent_at = spent_at - interval '1 day'"));
    reserve("c.example", eur(3000));
  }

  @Test
  void aPurchaseThatIsFoundTwiceIsCountedOnce() {
    Fence fence = reserve("a.example", eur(1000));
    spending.spent(fence, ACCOUNT, "a.example", eur(1000));
    spending.spent(fence, ACCOUNT, "a.example", eur(1000));
    reserve("b.example", eur(2000));
  }

  @Test
  void aPurchaseIsNamedOnceARunHasEndedThatNamesIt() {
    Fence first = reserve("a.example", eur(1000));
    assertThat(spending.unnamed(ACCOUNT, "a.example")).contains(eur(1000));
    spending.spent(first, ACCOUNT, "a.example", eur(1000));
    assertThat(spending.named(ACCOUNT, "a.example")).as("the run goes on").isFalse();
    end(first, eur(1000));
    assertThat(spending.named(ACCOUNT, "a.example")).isTrue();
    assertThat(spending.named("inwx-other", "a.example")).isFalse();
    spending.reserve(
        TestLedger.claim(ledger, "domain:a.example", "run-2"), ACCOUNT, "a.example", eur(900));
    assertThat(spending.named(ACCOUNT, "a.example")).as("another purchase").isFalse();
    assertThat(spending.unnamed(ACCOUNT, "a.example")).contains(eur(900));
  }

  @Test
  void aPurchaseOfARunThatEndedWithoutNamingItIsOwed() {
    Fence first = reserve("a.example", eur(1000));
    spending.spent(first, ACCOUNT, "a.example", eur(1000));
    assertThat(spending.unnamed(ACCOUNT, "a.example")).as("the run goes on").isEmpty();
    end(first, List.of());
    assertThat(spending.unnamed(ACCOUNT, "a.example")).contains(eur(1000));
    assertThat(spending.unnamed("inwx-other", "a.example")).isEmpty();
    end(TestLedger.claim(ledger, "domain:a.example", "run-2"), eur(1000));
    assertThat(spending.unnamed(ACCOUNT, "a.example")).as("named by the second run").isEmpty();
  }

  @Test
  void aReservationThatARunHasNamedIsNoOrderWhoseAnswerWasLost() {
    Fence first = reserve("a.example", eur(1000));
    assertThat(spending.reserve(first, ACCOUNT, "a.example", eur(1000))).isFalse();
    end(first, List.of());
    Fence second = TestLedger.claim(ledger, "domain:a.example", "run-2");
    assertThat(spending.reserve(second, ACCOUNT, "a.example", eur(1000))).isFalse();
    end(second, eur(1000));
    Fence third = TestLedger.claim(ledger, "domain:a.example", "run-3");
    assertThat(spending.reserve(third, ACCOUNT, "a.example", eur(900))).isTrue();
  }

  @Test
  void withoutCapsNothingIsRefused() {
    LedgerSpending free = new LedgerSpending(ledger.jdbi(), List.of());
    free.reserve(
        TestLedger.claim(ledger, "domain:a.example", "run"), ACCOUNT, "a.example", eur(999_999));
  }

  private boolean fits(String domain, long minor) {
    try {
      buy(domain, minor);
      return true;
    } catch (ApplicationFailure e) {
      return false;
    }
  }

  private void buy(String domain, long minor) {
    spending.spent(reserve(domain, eur(minor)), ACCOUNT, domain, eur(minor));
  }

  private Fence reserve(String domain, Money price) {
    Fence fence = TestLedger.claim(ledger, "domain:" + domain, "run");
    spending.reserve(fence, ACCOUNT, domain, price);
    return fence;
  }

  private void end(Fence fence, Money paid) {
    end(fence, List.of(paid));
  }

  private void end(Fence fence, List<Money> paid) {
    new LedgerOperationActivities(ledger.jdbi(), null)
        .close(fence, new Closing(Outcome.ABORTED, "a test", paid, List.of()));
  }

  private static Money eur(long minor) {
    return new Money(minor, "EUR");
  }
}
