package dev.longhaul.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.domains.TransferDomainWorkflow.Step;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.Notice;
import dev.longhaul.durable.Operator;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.SecretRef;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every branch of a transfer (D-03, D-04). */
class TransferDomainWorkflowTest {
  private static final Money PRICE = new Money(1188, "EUR");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private final Moving moving = new Moving();

  @AfterEach
  void close() throws Exception {
    moving.close();
  }

  @Test
  void waitsForTheRegistrarAndLeavesTheDomainLocked() {
    moving.start();
    moving.waits();
    moving.hear("m1", TransferMeaning.COMPLETED, "TRANSFER SUCCESSFUL");
    TransferResult result = moving.result();
    assertThat(result.state()).isEqualTo(TransferState.COMPLETED);
    assertThat(result.paid()).isEqualTo(PRICE);
    assertThat(result.requestedAt()).isBeforeOrEqualTo(result.completedAt());
    assertThat(moving.world.effects)
        .containsExactly("asked for acme.example", "locked acme.example");
    assertThat(moving.transfers.settlements.get(0).authCodes()).containsExactly(Moving.CODE);
    assertThat(moving.closing().paid()).containsExactly(PRICE);
  }

  @Test
  void asksForNothingWhenTheDomainIsOurs() {
    moving.transfers.stands.put(Moving.ACME, TransferStanding.State.OURS);
    moving.start();
    assertThat(moving.result().paid()).isNull();
    assertThat(moving.world.calls).doesNotContain("Transfers.request");
    assertThat(moving.closing().paid()).isEmpty();
  }

  @Test
  void asksASecondPersonAboveTheSettingsLimit() {
    moving.startAskingAbove(new Money(1000, "EUR"));
    assertThat(moving.parked(Step.CHECK_DOMAIN, DomainProblem.APPROVAL_NEEDED))
        .contains("above 10.00 EUR somebody else than jo approves it")
        .endsWith("edit --set approved_price='11.88 EUR'");
    assertThatThrownBy(() -> moving.edit(Operator.JO, "approved_price", "11.88 EUR"))
        .hasMessageContaining("jo has ordered this; somebody else has to approve it");
    assertThat(moving.world.effects).isEmpty();
    moving.edit(new Actor("kim"), "approved_price", "11.88 EUR");
    moving.waits();
    moving.hear("m1", TransferMeaning.COMPLETED, "TRANSFER SUCCESSFUL");
    assertThat(moving.result().paid()).isEqualTo(PRICE);
    assertThat(moving.transfers.limits).containsExactly(PRICE);
    assertThat(moving.transfers.settlements.get(0).paid()).isEqualTo(PRICE);
  }

  @Test
  void movesADearerDomainOnceAPersonAllowsMore() {
    moving.transfers.price = new Money(2500, "EUR");
    moving.start();
    assertThat(moving.parked(Step.CHECK_DOMAIN, DomainProblem.PRICE_ABOVE_LIMIT))
        .endsWith("domain:acme.example edit --set price_limit='25.00 EUR'");
    assertThatThrownBy(() -> moving.edit(Operator.JO, "price_limit", "90.01 EUR"))
        .hasMessage("price_limit may be 90.00 EUR at most, by the catalogue");
    moving.edit(Operator.JO, "price_limit", "25.00 EUR");
    moving.waits();
    moving.hear("m1", TransferMeaning.COMPLETED, "TRANSFER SUCCESSFUL");
    assertThat(moving.result().paid()).isEqualTo(new Money(2500, "EUR"));
    assertThat(moving.transfers.limits).containsExactly(new Money(2500, "EUR"));
    assertThat(moving.ledger.edits.get(Moving.ID))
        .containsExactly(Map.entry("price_limit", "25.00 EUR"));
  }

  @Test
  void asksASecondPersonAlsoAboveAnEditedLimit() {
    moving.transfers.price = new Money(2500, "EUR");
    moving.startAskingAbove(new Money(1000, "EUR"));
    moving.parked(Step.CHECK_DOMAIN, DomainProblem.PRICE_ABOVE_LIMIT);
    moving.edit(Operator.JO, "price_limit", "25.00 EUR");
    moving.parked(Step.CHECK_DOMAIN, DomainProblem.APPROVAL_NEEDED);
    assertThat(moving.world.effects).isEmpty();
  }

  @Test
  void allowsMoreWhenThePriceRisesAfterTheLook() {
    moving.world.breaks("Transfers.request", DomainProblem.PRICE_ABOVE_LIMIT.name(), "it went up");
    moving.start();
    moving.parked(Step.REQUEST_TRANSFER, DomainProblem.PRICE_ABOVE_LIMIT);
    moving.world.mend();
    moving.edit(Operator.JO, "price_limit", "25.00 EUR");
    moving.waits();
    assertThat(moving.transfers.limits).containsExactly(new Money(2500, "EUR"));
  }

  @Test
  void parksWithoutAPrice() {
    moving.transfers.price = null;
    moving.start();
    moving.parked(Step.CHECK_DOMAIN, DomainProblem.PRICE_UNKNOWN);
  }

  @Test
  void asksNobodyBelowTheSettingsLimit() {
    moving.startAskingAbove(PRICE);
    moving.waits();
    moving.hear("m1", TransferMeaning.COMPLETED, "TRANSFER SUCCESSFUL");
    assertThat(moving.result().paid()).isEqualTo(PRICE);
  }

  @Test
  void joinsATransferThatIsUnderWay() {
    moving.transfers.stands.put(Moving.ACME, TransferStanding.State.MOVING);
    moving.start();
    moving.waits();
    moving.hear("m1", TransferMeaning.COMPLETED, "TRANSFER SUCCESSFUL");
    moving.result();
    assertThat(moving.world.effects).containsExactly("locked acme.example");
  }

  @Test
  void hearsAMessageThatComesBeforeItWaits() {
    var hold = moving.world.hold("Transfers.request");
    moving.start();
    hold.awaitReached();
    moving.says("m1", TransferMeaning.COMPLETED, "TRANSFER SUCCESSFUL");
    var settling = moving.world.hold("Transfers.settle");
    hold.letGo();
    settling.awaitReached();
    moving.transfers.stands.put(Moving.ACME, TransferStanding.State.OURS);
    settling.letGo();
    assertThat(moving.result().state()).isEqualTo(TransferState.COMPLETED);
  }

  @Test
  void parksOnANameThatNobodyHas() {
    moving.transfers.stands.clear();
    moving.start();
    moving.parked(Step.CHECK_DOMAIN, DomainProblem.DOMAIN_FREE);
  }

  @Test
  void goesOnWithTheRightCodeAfterAWrongOne() {
    moving.transfers.rightCode = "ledger:acme.example/second";
    moving.start();
    assertThat(moving.parked(Step.REQUEST_TRANSFER, DomainProblem.AUTH_CODE_WRONG))
        .contains("2202");
    moving.editCode("ledger:acme.example/second");
    moving.waits();
    moving.hear("m1", TransferMeaning.COMPLETED, "TRANSFER SUCCESSFUL");
    moving.result();
    assertThat(moving.transfers.settlements.get(0).authCodes())
        .as("both are forgotten")
        .containsExactly(Moving.CODE, new SecretRef("ledger:acme.example/second"));
  }

  @Test
  void asksForAMissingCodeAndTakesIt() {
    moving.startWithoutCode();
    moving.parked(Step.REQUEST_TRANSFER, DomainProblem.AUTH_CODE_MISSING);
    moving.editCode(Moving.CODE.value());
    moving.waits();
    moving.hear("m1", TransferMeaning.COMPLETED, "TRANSFER SUCCESSFUL");
    assertThat(moving.result().paid()).isEqualTo(PRICE);
  }

  @Test
  void refusesACodeInClear() {
    moving.transfers.rightCode = "another";
    moving.start();
    moving.parked(Step.REQUEST_TRANSFER, DomainProblem.AUTH_CODE_WRONG);
    assertThat(moving.refusalOfCode("geheim-123"))
        .isEqualTo("auth_code must be a reference to a stored secret, not the secret itself");
    assertThat(moving.refusalOfCode("ledger:other/auth-code"))
        .isEqualTo("auth_code names a secret of somebody else");
  }

  @Test
  void parksWithTheRegistrarsWordsOnARefusalAndAsksAgainOnRetry() {
    moving.start();
    moving.waits();
    moving.rejected("m1", "objected by the losing registrar");
    assertThat(moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_REJECTED))
        .contains("TRANSFER FAILED: objected by the losing registrar");
    moving.operator.decide(Moving.ID, DecisionWord.RETRY);
    moving.waits();
    moving.hear("m1", TransferMeaning.FAILED, "TRANSFER FAILED");
    moving.hear("m2", TransferMeaning.COMPLETED, "TRANSFER SUCCESSFUL");
    assertThat(moving.result().paid()).isEqualTo(PRICE);
    assertThat(moving.world.effects)
        .containsExactly("asked for acme.example", "asked for acme.example", "locked acme.example");
    assertThat(moving.closing().paid()).containsExactly(PRICE);
  }

  @Test
  void waitsOnThroughNewsOfAnEarlierRequest() {
    moving.start();
    moving.waits();
    moving.operator.cancel(Moving.ID);
    moving.operator.assertAborted(Moving.ID);
    moving.start();
    moving.waits();
    moving.hear("m1", TransferMeaning.CANCELLED, "TRANSFER CANCELED");
    moving.looks("still on its way");
    moving.hear("m2", TransferMeaning.FAILED, "TRANSFER FAILED");
    moving.hear("m3", TransferMeaning.COMPLETED, "TRANSFER SUCCESSFUL");
    assertThat(moving.result().paid()).isEqualTo(PRICE);
    assertThat(moving.world.effects)
        .containsExactly(
            "asked for acme.example",
            "cancelled acme.example",
            "asked for acme.example",
            "locked acme.example");
  }

  @Test
  void namesARefusalThatCameBeforeTheAccountShowedIt() {
    moving.start();
    moving.waits();
    moving.hear("m1", TransferMeaning.FAILED, "TRANSFER FAILED");
    moving.looks("still on its way");
    moving.transfers.elsewhere(Moving.ACME);
    moving.lookNow();
    assertThat(moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_VANISHED))
        .contains("and has said: TRANSFER FAILED;");
  }

  @Test
  void takesADomainThatIsOursWhenOldNewsMakeItLook() {
    moving.start();
    moving.waits();
    moving.transfers.stands.put(Moving.ACME, TransferStanding.State.OURS);
    moving.hear("m1", TransferMeaning.CANCELLED, "TRANSFER CANCELED");
    assertThat(moving.result().paid()).isEqualTo(PRICE);
  }

  @Test
  void namesTheRegistrarsWordsWhenItIsGivenUp() {
    moving.start();
    moving.waits();
    moving.rejected("m1", "objected");
    moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_REJECTED);
    moving.operator.decide(Moving.ID, DecisionWord.GIVE_UP);
    moving.operator.assertFailedAs(Moving.ID, Outcome.FAILED);
    TransferEnd end = moving.transfers.ends.get(0);
    assertThat(end.state()).isEqualTo(TransferState.FAILED);
    assertThat(end.words()).isEqualTo("TRANSFER FAILED: objected");
    assertThat(end.authCodes()).containsExactly(Moving.CODE);
    assertThat(moving.closing().paid()).isEmpty();
  }

  @Test
  void showsARefusalThatComesWhileTheRegistrarIsPaused() {
    moving.start();
    moving.waits();
    moving.pauses();
    moving.rejected("m1", "objected");
    moving.waitsForTheVendor();
    moving.resumes();
    assertThat(moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_REJECTED))
        .contains("TRANSFER FAILED: objected");
    assertThat(moving.world.effects).containsExactly("asked for acme.example");
  }

  @Test
  void showsARefusalAlsoWhenTheFirstLookAtItHasFailed() {
    moving.start();
    moving.waits();
    moving.world.breaks("Transfers.look", "LOGIN_REFUSED", "the login is refused");
    moving.rejected("m1", "objected");
    moving.operator.parked(Moving.ID, Step.AWAIT_REGISTRAR);
    moving.world.mend();
    moving.operator.decide(Moving.ID, DecisionWord.RETRY);
    assertThat(moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_REJECTED))
        .contains("TRANSFER FAILED: objected");
    assertThat(moving.world.effects).containsExactly("asked for acme.example");
  }

  @Test
  void namesARefusalThatNobodyCouldLookAtWhenItIsGivenUp() {
    moving.start();
    moving.waits();
    moving.world.breaks("Transfers.look", "LOGIN_REFUSED", "the login is refused");
    moving.rejected("m1", "objected");
    moving.operator.parked(Moving.ID, Step.AWAIT_REGISTRAR);
    moving.operator.decide(Moving.ID, DecisionWord.GIVE_UP);
    moving.operator.assertFailedAs(Moving.ID, Outcome.FAILED);
    assertThat(moving.transfers.ends.get(0).words()).isEqualTo("TRANSFER FAILED: objected");
  }

  @Test
  void looksAsAskedAlsoAfterAPauseAndAsksForNothing() {
    moving.start();
    moving.waits();
    moving.pauses();
    moving.transfers.elsewhere(Moving.ACME);
    moving.lookNow();
    moving.waitsForTheVendor();
    moving.resumes();
    moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_VANISHED);
    assertThat(moving.world.effects).containsExactly("asked for acme.example");
  }

  @Test
  void paysNothingOnNewsOfADomainThatIsNotOurs() {
    moving.start();
    moving.waits();
    var settling = moving.world.hold("Transfers.settle");
    moving.says("m1", TransferMeaning.COMPLETED, "TRANSFER SUCCESSFUL");
    settling.awaitReached();
    settling.letGo();
    moving.operator.cancel(Moving.ID);
    moving.operator.assertAborted(Moving.ID);
    assertThat(moving.world.effects)
        .containsExactly("asked for acme.example", "cancelled acme.example");
    assertThat(moving.closing().paid()).isEmpty();
  }

  @Test
  void cancelsAtTheRegistrar() {
    moving.start();
    moving.waits();
    moving.operator.cancel(Moving.ID);
    moving.operator.assertAborted(Moving.ID);
    assertThat(moving.world.effects)
        .containsExactly("asked for acme.example", "cancelled acme.example");
    assertThat(moving.transfers.ends.get(0).state()).isEqualTo(TransferState.CANCELLED);
  }

  @Test
  void paysForARequestOfAnEarlierRunThatWasGivenUp() {
    moving.transfers.stands.put(Moving.ACME, TransferStanding.State.OURS);
    moving.transfers.owed = PRICE;
    moving.start();
    assertThat(moving.result().paid()).isEqualTo(PRICE);
    assertThat(moving.closing().paid()).containsExactly(PRICE);
    assertThat(moving.transfers.settlements.get(0).paid()).isEqualTo(PRICE);
  }

  @Test
  void keepsADomainThatBecameOursBeforeTheCancel() {
    moving.start();
    moving.waits();
    moving.transfers.stands.put(Moving.ACME, TransferStanding.State.OURS);
    moving.operator.cancel(Moving.ID);
    moving.operator.assertAborted(Moving.ID);
    assertThat(moving.transfers.stands.get(Moving.ACME)).isEqualTo(TransferStanding.State.OURS);
    assertThat(moving.closing().paid()).containsExactly(PRICE);
    assertThat(moving.transfers.ends.get(0).state()).isEqualTo(TransferState.COMPLETED);
    assertThat(moving.transfers.ends.get(0).words()).isEqualTo("OK");
  }

  @Test
  void parksAtTheDeadlineAndWaitsOnWhenItIsExtended() {
    moving.start();
    moving.waits();
    moving.engine.skip(Duration.ofDays(5).plusHours(1));
    moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_SLOW);
    moving.operator.extend(Moving.ID, Duration.ofDays(3));
    moving.waits();
    moving.hear("m1", TransferMeaning.COMPLETED, "TRANSFER SUCCESSFUL");
    assertThat(moving.result().paid()).isEqualTo(PRICE);
    assertThat(moving.world.effects).containsOnlyOnce("asked for acme.example");
    assertThat(Duration.between(moving.deadline(0), moving.deadline(1)))
        .isGreaterThan(Duration.ofDays(2));
  }

  @Test
  void movesTheDeadlineWhileItWaits() {
    moving.start();
    moving.waits();
    moving.extendWait(Duration.ofDays(10));
    moving.engine.skip(Duration.ofDays(12));
    assertThat(moving.operator.progress(Moving.ID).parking()).isNull();
    moving.hear("m1", TransferMeaning.COMPLETED, "TRANSFER SUCCESSFUL");
    moving.result();
    assertThat(Duration.between(moving.deadline(0), moving.deadline(1)))
        .isCloseTo(Duration.ofDays(10), Duration.ofMinutes(5));
  }

  @Test
  void looksWhenAPersonAsksItTo() {
    moving.start();
    moving.waits();
    moving.transfers.words = "TRANSFER ODDITY";
    moving.lookNow();
    moving.looks("Look at acme.example now");
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(moving.ledger.told)
                    .singleElement()
                    .satisfies(
                        notice -> {
                          assertThat(notice.kind()).isEqualTo(Notice.Kind.UNKNOWN_WORD);
                          assertThat(notice.message()).contains("'TRANSFER ODDITY'");
                        }));
    moving.transfers.stands.put(Moving.ACME, TransferStanding.State.OURS);
    moving.lookNow();
    assertThat(moving.result().state()).isEqualTo(TransferState.COMPLETED);
  }

  @Test
  void parksWhenTheRegistrarForgetsTheTransfer() {
    moving.start();
    moving.waits();
    moving.transfers.elsewhere(Moving.ACME);
    moving.lookNow();
    moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_VANISHED);
    moving.operator.decide(Moving.ID, DecisionWord.RETRY);
    moving.waits();
    assertThat(moving.world.effects)
        .containsExactly("asked for acme.example", "asked for acme.example");
  }

  /** The best of up to three: one busy moment of the machine does not decide. */
  @Test
  void sleepsForFiveDaysInUnderASecondWithoutAnEvent() throws Exception {
    Duration best = sleepsForFiveDays(moving);
    for (int run = 2; run <= 3 && best.compareTo(SECOND) >= 0; run++) {
      try (Moving another = new Moving()) {
        best = sleepsForFiveDays(another);
      }
    }
    assertThat(best).isLessThan(SECOND);
  }

  /** Returns how long it took from the beginning of the wait to the end of the transfer. */
  private static Duration sleepsForFiveDays(Moving moving) {
    moving.start();
    moving.waits();
    int before = moving.events();
    long began = System.nanoTime();
    moving.engine.skip(Duration.ofDays(4).plusHours(23));
    assertThat(moving.events()).isEqualTo(before);
    moving.hear("m1", TransferMeaning.COMPLETED, "TRANSFER SUCCESSFUL");
    moving.result();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertThat(moving.events()).isLessThanOrEqualTo(60);
    return took;
  }
}
