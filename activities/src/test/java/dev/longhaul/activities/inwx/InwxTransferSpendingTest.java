package dev.longhaul.activities.inwx;

import static dev.longhaul.activities.inwx.TransferWorld.ACME;
import static dev.longhaul.activities.inwx.TransferWorld.CODE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.fakes.Failed;
import dev.longhaul.activities.postgres.LedgerOperationActivities;
import dev.longhaul.activities.postgres.TestLedger;
import dev.longhaul.domains.ContactHandles;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.DomainProblem;
import dev.longhaul.domains.TransferRequest;
import dev.longhaul.domains.TransferSettlement;
import dev.longhaul.domains.TransferStanding;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationActivities.Closing;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.Secret;
import dev.longhaul.emulators.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** O-17: a transfer counts against the day's cap like a registration; D-13: extra data. */
class InwxTransferSpendingTest {
  private static final Money PRICE = Money.parse("11.88 EUR");
  private final TransferWorld moving = new TransferWorld();

  @AfterEach
  void close() {
    moving.close();
  }

  @Test
  void asksForNothingThatDoesNotFitIntoTheDay() {
    reserve("other.example", "18.13 EUR");
    Failed full = Failed.by(this::ask);
    assertThat(full.type()).isEqualTo(DomainProblem.SPENDING_CAP_REACHED.name());
    assertThat(full.retryable()).isFalse();
    assertThat(moving.calls("domain.transfer")).isZero();
    reserve("other.example", "18.12 EUR");
    assertThat(ask().state()).isEqualTo(TransferStanding.State.MOVING);
  }

  @Test
  void countsATransferOnceFromTheRequestToItsEnd() {
    ask();
    assertThat(purchases()).containsExactly(Map.entry("RESERVED", 1188L));
    ask();
    moving.world.clock.advance(Duration.ofDays(5));
    settle();
    settle();
    assertThat(purchases()).containsExactly(Map.entry("SPENT", 1188L));
  }

  @Test
  void namesThePriceOfARequestThatCameTrueAfterItWasGivenUp() {
    ask();
    end(moving.fence, List.of());
    moving.world.clock.advance(Duration.ofDays(5));
    assertThat(moving.transfers.look(ACME).price()).isEqualTo(PRICE);
    end(TestLedger.claim(moving.ledger, "domain:acme.example", "run-2"), List.of(PRICE));
    assertThat(moving.transfers.look(ACME).price()).as("a run has named it").isNull();
  }

  @Test
  void namesNoPriceOnceItIsSpent() {
    ask();
    moving.world.clock.advance(Duration.ofDays(5));
    settle();
    assertThat(moving.transfers.look(ACME).price()).isNull();
  }

  @Test
  void countsNothingThatTheRegistrarRefuses() {
    moving.secrets.put(CODE, new Secret("wrong"));
    Failed.by(this::ask);
    assertThat(purchases()).isEmpty();
  }

  @Test
  void countsWhatMayHaveBeenAskedFor() {
    moving.world.inwx.switchboard().next("domain.transfer", 1, new Fault.AcceptAndCut());
    Failed.by(this::ask);
    assertThat(purchases()).containsExactly(Map.entry("RESERVED", 1188L));
  }

  @Test
  void countsNoLongerWhatIsTakenBack() {
    ask();
    moving.transfers.cancel(moving.next(), ACME);
    assertThat(purchases()).isEmpty();
  }

  @Test
  void sendsWhatTheRegistryAsksFor() {
    assertThat(
            InwxTransferOrders.transfer(
                moving.request(CODE).order(), ContactHandles.all("7"), new Secret("right")))
        .containsEntry("extData", Map.of("VAT-NUMBER", "DE123"));
    assertThat(ask().state()).isEqualTo(TransferStanding.State.MOVING);
  }

  @Test
  void reachesTheRegistrarThreeTimes() {
    TransferStanding asked =
        moving.transfers.request(moving.next(), moving.afterLook(Instant.now()));
    assertThat(asked.state()).isEqualTo(TransferStanding.State.MOVING);
    assertThat(asked.words()).isEqualTo("TRANSFER REQUESTED");
    assertThat(asked.price()).isEqualTo(Money.parse("11.88 EUR"));
    assertThat(moving.calls("domain.info")).isEqualTo(1);
    assertThat(moving.calls("domain.check")).isEqualTo(1);
    assertThat(moving.calls("domain.transfer")).isEqualTo(1);
  }

  @Test
  void looksAgainWhenTheLookIsOld() {
    TransferRequest stale = moving.afterLook(Instant.now().minus(Duration.ofMinutes(2)));
    moving.world.inwx.transfers().locked(ACME.value(), true);
    assertThat(Failed.by(() -> moving.transfers.request(moving.next(), stale)).type())
        .isEqualTo(DomainProblem.DOMAIN_LOCKED.name());
    assertThat(moving.calls("domain.info")).isEqualTo(2);
    assertThat(moving.calls("domain.check")).isEqualTo(2);
  }

  @Test
  void asksOnceWhenTheLookIsOlderThanItsOwnRequest() {
    TransferRequest request = moving.afterLook(Instant.now());
    moving.transfers.request(moving.next(), request);
    TransferStanding again = moving.transfers.request(moving.next(), request);
    assertThat(again.state()).isEqualTo(TransferStanding.State.MOVING);
    assertThat(moving.world.effects.ofKind("domain-transfer-requested")).hasSize(1);
    assertThat(purchases()).containsExactly(Map.entry("RESERVED", 1188L));
  }

  private void end(Fence fence, List<Money> paid) {
    new LedgerOperationActivities(moving.ledger.jdbi(), null)
        .close(fence, new Closing(Outcome.FAILED, "given up", paid, List.of()));
  }

  private TransferStanding ask() {
    return moving.transfers.request(moving.next(), moving.request(CODE));
  }

  private void settle() {
    moving.transfers.settle(
        moving.next(),
        new TransferSettlement(ACME, List.of(new DomainName("ns.inwx.de")), PRICE, List.of(CODE)));
  }

  private void reserve(String domain, String price) {
    Fence fence = TestLedger.claim(moving.ledger, "domain:" + domain, "run");
    moving.spending.reserve(fence, moving.world.settings.account(), domain, Money.parse(price));
  }

  private List<Map.Entry<String, Long>> purchases() {
    return moving
        .ledger
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select state, minor from purchases where subject = 'acme.example'")
                    .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                    .list());
  }
}
