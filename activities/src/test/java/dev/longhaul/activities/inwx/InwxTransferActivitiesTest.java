package dev.longhaul.activities.inwx;

import static dev.longhaul.activities.inwx.TransferWorld.ACME;
import static dev.longhaul.activities.inwx.TransferWorld.CODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.activities.acting.ActingProblem;
import dev.longhaul.activities.fakes.Failed;
import dev.longhaul.activities.postgres.LedgerTransfers;
import dev.longhaul.activities.postgres.OperationQueries;
import dev.longhaul.activities.postgres.OperationRow;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.DomainProblem;
import dev.longhaul.domains.TransferDomainWorkflow;
import dev.longhaul.domains.TransferEnd;
import dev.longhaul.domains.TransferMeaning;
import dev.longhaul.domains.TransferRequest;
import dev.longhaul.domains.TransferSettlement;
import dev.longhaul.domains.TransferStanding;
import dev.longhaul.domains.TransferStanding.State;
import dev.longhaul.domains.TransferState;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.emulators.faults.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Domains moved to the emulated registrar (D-03, D-04). */
class InwxTransferActivitiesTest {
  private final TransferWorld moving = new TransferWorld();

  @AfterEach
  void close() {
    moving.close();
  }

  @Test
  void saysWhereADomainStandsAndWhatMovingItCosts() {
    TransferStanding found = moving.transfers.look(ACME);
    assertThat(found.state()).isEqualTo(State.ELSEWHERE);
    assertThat(found.price()).isEqualTo(Money.parse("11.88 EUR"));
    assertThat(moving.transfers.look(new DomainName("free.example")).state()).isEqualTo(State.FREE);
    moving.world.inwx.owns("ours.example");
    assertThat(moving.transfers.look(new DomainName("ours.example")).state()).isEqualTo(State.OURS);
  }

  @Test
  void asksOnceHoweverOftenItIsTold() {
    TransferStanding first = ask();
    TransferStanding second = ask();
    assertThat(first.state()).isEqualTo(State.MOVING);
    assertThat(second.words()).isEqualTo("TRANSFER REQUESTED");
    assertThat(moving.world.effects.ofKind("domain-transfer-requested")).hasSize(1);
    assertThat(moving.row().transfer()).isEqualTo(TransferState.PENDING);
    assertThat(moving.row().meaning()).isEqualTo(TransferMeaning.UNDER_WAY);
  }

  @Test
  void showsInTheListOfOperationsWhatItWaitsFor() {
    assertThat(listed().step()).isNull();
    ask();
    assertThat(listed().step()).isEqualTo(TransferDomainWorkflow.Step.AWAIT_REGISTRAR.name());
    assertThat(listed().message()).isEqualTo("waits for the registrar's word (TRANSFER REQUESTED)");
    moving.world.clock.advance(Duration.ofDays(1));
    moving.watch.drain();
    assertThat(listed().message()).isEqualTo("waits for an approval (TRANSFER WAITING)");
    moving.world.clock.advance(Duration.ofDays(5));
    settle();
    assertThat(listed().message()).isNull();
  }

  @Test
  void showsTheRealStepInTheListOnceTheDomainIsOurs() {
    ask();
    moving.world.clock.advance(Duration.ofDays(5));
    moving.watch.drain();
    assertThat(moving.row().transfer()).isEqualTo(TransferState.PENDING);
    assertThat(moving.row().words()).isEqualTo("TRANSFER SUCCESSFUL");
    assertThat(listed().step()).isNull();
  }

  @Test
  void showsTheRealStepInTheListWhenItIsBehindTheWait() {
    ask();
    change("update operations set step = 'SETTLE_DOMAIN', message = 'retry decided'");
    assertThat(listed().message()).isEqualTo("retry decided");
    change("update operations set step = null, message = 'waiting', vendor = 'inwx-test'");
    assertThat(listed().message()).isEqualTo("waiting");
  }

  @Test
  void listsATransferWithAMeaningOfANewerVersion() {
    ask();
    change("update domain_transfers set meaning = 'NOT_KNOWN_YET'");
    assertThat(listed().message()).isEqualTo("waits for the registrar's word (TRANSFER REQUESTED)");
  }

  private void change(String statement) {
    moving.ledger.jdbi().useHandle(handle -> handle.execute(statement));
  }

  private OperationRow listed() {
    OperationQueries operations = new OperationQueries(moving.ledger.jdbi());
    OperationRow row = operations.one(moving.fence.operation()).orElseThrow();
    assertThat(operations.list(OperationState.RUNNING, "test", 10)).containsExactly(row);
    return row;
  }

  @Test
  void looksAgainWhenTheAnswerWasCut() {
    moving.world.inwx.switchboard().next("domain.transfer", 1, new Fault.AcceptAndCut());
    Failed cut = Failed.by(this::ask);
    assertThat(cut.type()).isEqualTo(ActingProblem.OUTCOME_UNKNOWN.name());
    assertThat(ask().state()).isEqualTo(State.MOVING);
    assertThat(moving.calls("domain.transfer")).isEqualTo(1);
  }

  @Test
  void entersATransferThatIsOverBeforeItsLostAnswerIsLookedUp() {
    moving.world.inwx.switchboard().next("domain.transfer", 1, new Fault.AcceptAndCut());
    Failed.by(this::ask);
    moving.world.clock.advance(Duration.ofDays(5));
    assertThat(ask().state()).isEqualTo(State.OURS);
    assertThat(moving.row().transfer()).isEqualTo(TransferState.PENDING);
    settle();
    assertThat(moving.row().transfer()).isEqualTo(TransferState.COMPLETED);
    assertThat(moving.calls("domain.transfer")).isEqualTo(1);
  }

  @Test
  void takesAnEarlierRequestThatShowsAfterTheLook() {
    ask();
    moving.world.inwx.switchboard().next("domain.info", 1, new Fault.VendorCode(2303, "not yet"));
    assertThat(ask().state()).isEqualTo(State.MOVING);
    assertThat(moving.calls("domain.transfer")).isEqualTo(2);
    assertThat(moving.world.effects.ofKind("domain-transfer-requested")).hasSize(1);
  }

  @Test
  void neverRepeatsTheCodeInTheRegistrarsWords() {
    Fault echo = new Fault.VendorCode(2202, "the code 'right' is not valid");
    moving.world.inwx.switchboard().next("domain.transfer", 1, echo);
    Failed refused = Failed.by(() -> moving.transfers.request(moving.next(), moving.request(CODE)));
    assertThat(refused.message()).contains("[redacted]", "2202").doesNotContain("'right'");
  }

  @Test
  void parksWithTheRegistrarsWordsOnAWrongCode() {
    moving.secrets.put(CODE, new Secret("wrong"));
    assertParks(moving.request(CODE), DomainProblem.AUTH_CODE_WRONG, "2202");
  }

  @Test
  void parksWithoutACode() {
    assertParks(moving.request(null), DomainProblem.AUTH_CODE_MISSING, "longhaul domain auth-code");
    SecretRef unknown = SecretRef.of("acme.example", "unknown");
    assertThat(Failed.by(() -> ask(moving.request(unknown))).type())
        .isEqualTo(ActingProblem.SECRET_MISSING.name());
    assertThat(moving.calls("domain.transfer")).isZero();
  }

  @Test
  void parksOnALock() {
    moving.world.inwx.transfers().locked(ACME.value(), true);
    assertParks(moving.request(CODE), DomainProblem.DOMAIN_LOCKED, "clientTransferProhibited");
  }

  @Test
  void asksForNothingAboveTheLimit() {
    assertParks(moving.request("11.87 EUR", CODE), DomainProblem.PRICE_ABOVE_LIMIT, "11.88 EUR");
    assertThat(moving.calls("domain.transfer")).isZero();
  }

  @Test
  void sendsNothingOnceTheLockIsLost() {
    moving.world.acting.loseLock();
    assertThat(Failed.by(this::ask).type()).isEqualTo(ActingProblem.LOCK_LOST.name());
    assertThat(moving.calls("domain.transfer")).isZero();
  }

  @Test
  void entersATransferThatCameBeforeItsAbortAsCompleted() {
    ask();
    TransferEnd end = new TransferEnd(ACME, TransferState.COMPLETED, "OK", List.of(CODE));
    new LedgerTransfers(moving.ledger.jdbi(), moving.secrets).end(moving.next(), end);
    assertThat(moving.row().transfer()).isEqualTo(TransferState.COMPLETED);
    assertThat(moving.row().meaning()).isEqualTo(TransferMeaning.COMPLETED);
    assertThat(moving.row().words()).isEqualTo("OK");
    assertThatThrownBy(() -> moving.secrets.read(CODE)).hasMessageContaining("holds no secret");
  }

  @Test
  void leavesADomainLockedWithItsNameserversAndForgetsTheCode() {
    ask();
    assertThat(Failed.by(this::settle).message()).contains("not show acme.example as ours yet");
    moving.world.clock.advance(Duration.ofDays(5));
    settle();
    settle();
    assertThat(moving.world.effects.ofKind("domain-updated")).hasSize(1);
    assertThat(moving.world.client.findDomain("acme.example")).isPresent();
    assertThat(moving.row().transfer()).isEqualTo(TransferState.COMPLETED);
    assertThat(moving.row().endedAt()).isNotNull();
    assertThat(moving.row().status()).as("known without the list of domains").isEqualTo("OK");
    assertThat(moving.row().transferLock()).isTrue();
    assertThat(moving.row().expiresAt()).isAfter(moving.world.clock.now());
    assertThat(moving.calls("domain.list")).isZero();
    assertThatThrownBy(() -> moving.secrets.read(CODE)).hasMessageContaining("holds no secret");
    assertThat(moving.world.effects.ofKind("charged", "acme.example")).hasSize(1);
  }

  @Test
  void cancelsWhatIsUnderWayAndKeepsWhatIsOurs() {
    ask();
    assertThat(moving.transfers.cancel(moving.next(), ACME).state()).isEqualTo(State.ELSEWHERE);
    assertThat(moving.transfers.cancel(moving.next(), ACME).state()).isEqualTo(State.ELSEWHERE);
    assertThat(moving.calls("domain.transfercancel")).isEqualTo(1);
    ask();
    moving.world.clock.advance(Duration.ofDays(5));
    assertThat(moving.transfers.cancel(moving.next(), ACME).state()).isEqualTo(State.OURS);
    assertThat(moving.calls("domain.transfercancel")).isEqualTo(1);
  }

  private TransferStanding ask() {
    return ask(moving.request(CODE));
  }

  private TransferStanding ask(TransferRequest request) {
    return moving.transfers.request(moving.next(), request);
  }

  private TransferStanding settle() {
    return moving.transfers.settle(
        moving.next(),
        new TransferSettlement(ACME, List.of(new DomainName("ns.inwx.de")), null, List.of(CODE)));
  }

  private void assertParks(TransferRequest request, DomainProblem problem, String words) {
    Failed refused = Failed.by(() -> ask(request));
    assertThat(refused.type()).isEqualTo(problem.name());
    assertThat(refused.retryable()).isFalse();
    assertThat(refused.message()).contains(words).doesNotContain("wrong\"");
  }
}
