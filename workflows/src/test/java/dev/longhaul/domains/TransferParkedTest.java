package dev.longhaul.domains;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.domains.TransferDomainWorkflow.Step;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.Notice;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Parking;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What reaches a transfer while it waits for a person (D-03, O-07). */
class TransferParkedTest {
  private static final Money PRICE = new Money(1188, "EUR");
  private final Moving moving = new Moving();

  @AfterEach
  void close() throws Exception {
    moving.close();
  }

  @Test
  void goesOnByItselfWhenTheDomainComesAfterTheDeadline() {
    isLate();
    moving.hear("m1", TransferMeaning.COMPLETED, "TRANSFER SUCCESSFUL");
    assertThat(moving.result().paid()).isEqualTo(PRICE);
    assertThat(moving.world.effects)
        .containsExactly("asked for acme.example", "locked acme.example");
    assertThat(moving.ledger.unchecked)
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.actor()).isEqualTo(Actor.SYSTEM);
              assertThat(decision.words())
                  .isEqualTo(
                      "retry at AWAIT_REGISTRAR, park 1 (the registrar says TRANSFER SUCCESSFUL)");
            });
    assertThat(moving.ledger.snapshots)
        .filteredOn(shown -> shown.state() == OperationState.RUNNING)
        .filteredOn(shown -> shown.parkedSince() == null && shown.deadline() == null)
        .extracting(shown -> shown.message())
        .contains("goes on by itself: the registrar says TRANSFER SUCCESSFUL");
  }

  @Test
  void looksWhenAPersonAsksItToAndIsParkedAsBefore() {
    isLate();
    Parking before = moving.operator.progress(Moving.ID).parking();
    looksAndParks();
    assertThat(moving.operator.progress(Moving.ID).parking()).isEqualTo(before);
    moving.transfers.stands.put(Moving.ACME, TransferStanding.State.OURS);
    moving.lookNow();
    assertThat(moving.result().state()).isEqualTo(TransferState.COMPLETED);
    assertThat(parks()).as("nobody is told twice").hasSize(1);
    assertThat(moving.world.effects)
        .containsExactly("asked for acme.example", "locked acme.example");
  }

  @Test
  void showsARefusalThatComesAfterTheDeadlineBeforeItAsksAgain() {
    isLate();
    moving.rejected("m1", "objected");
    Awaitility.await()
        .until(() -> moving.operator.progress(Moving.ID).parking(), TransferParkedTest::isNext);
    assertThat(moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_REJECTED))
        .contains("TRANSFER FAILED: objected");
    moving.operator.extend(Moving.ID, Duration.ofDays(3));
    assertThat(moving.world.effects).containsExactly("asked for acme.example");
    assertThat(parks()).hasSize(2);
  }

  @Test
  void asksForNothingOnExtendWhenTheRequestIsGone() {
    isLate();
    moving.transfers.elsewhere(Moving.ACME);
    moving.operator.extend(Moving.ID, Duration.ofDays(3));
    moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_VANISHED);
    assertThat(moving.world.effects).containsExactly("asked for acme.example");
    moving.operator.decide(Moving.ID, DecisionWord.RETRY);
    moving.waits();
    assertThat(moving.world.effects)
        .containsExactly("asked for acme.example", "asked for acme.example");
  }

  @Test
  void keepsShowingARefusalUntilTheDomainComesAfterAll() {
    moving.start();
    moving.waits();
    moving.rejected("m1", "objected");
    moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_REJECTED);
    looksAndParks();
    assertThat(moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_REJECTED))
        .contains("TRANSFER FAILED: objected");
    moving.hear("m2", TransferMeaning.COMPLETED, "TRANSFER SUCCESSFUL");
    assertThat(moving.result().paid()).isEqualTo(PRICE);
    assertThat(parks()).hasSize(1);
  }

  @Test
  void keepsShowingWhyItCouldNotAskAgain() {
    moving.start();
    moving.waits();
    moving.transfers.rightCode = "ledger:acme.example/second";
    moving.rejected("m1", "objected");
    moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_REJECTED);
    moving.operator.decide(Moving.ID, DecisionWord.RETRY);
    moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.AUTH_CODE_WRONG);
    looksAndParks();
    moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.AUTH_CODE_WRONG);
    moving.editCode("ledger:acme.example/second");
    moving.waits();
    assertThat(moving.world.effects)
        .containsExactly("asked for acme.example", "asked for acme.example");
    assertThat(parks()).hasSize(2);
  }

  @Test
  void isRemindedOfAndGivesUpAParkThatComesAgain() {
    isLate();
    moving.engine.skip(Duration.ofDays(6).plusHours(1));
    Awaitility.await().until(() -> kinds().contains(Notice.Kind.REMINDER));
    looksAndParks();
    moving.engine.skip(Duration.ofDays(1));
    Awaitility.await().until(() -> kinds().contains(Notice.Kind.GAVE_UP));
    assertThat(kinds())
        .containsExactly(Notice.Kind.PARKED, Notice.Kind.REMINDER, Notice.Kind.GAVE_UP);
  }

  @Test
  void namesTheWholeTimeOfAWaitThatWasLookedAtAndExtended() {
    moving.start();
    moving.waits();
    moving.engine.skip(Duration.ofDays(4));
    moving.lookNow();
    moving.looks("Look at acme.example now");
    moving.engine.skip(Duration.ofDays(1).plusHours(1));
    assertThat(moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_SLOW))
        .isEqualTo("the registrar's word on acme.example took longer than 5 d");
    moving.operator.extend(Moving.ID, Duration.ofDays(3));
    moving.waits();
    moving.engine.skip(Duration.ofDays(3).plusHours(1));
    assertThat(moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_SLOW))
        .startsWith("the registrar's word on acme.example took longer than 8 d 1 h");
  }

  private void isLate() {
    moving.start();
    moving.waits();
    moving.engine.skip(Duration.ofDays(5).plusHours(1));
    moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_SLOW);
  }

  private void looksAndParks() {
    moving.lookNow();
    Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> hasLooked());
    moving.operator.reaches(Moving.ID, OperationState.PARKED);
  }

  private static boolean isNext(@Nullable Parking parking) {
    return parking != null && parking.number() == 2;
  }

  private boolean hasLooked() {
    return moving.engine.events(Moving.ID).toString().contains("Look at acme.example now");
  }

  private List<Notice> parks() {
    return moving.ledger.told.stream()
        .filter(notice -> notice.kind() == Notice.Kind.PARKED)
        .toList();
  }

  private List<Notice.Kind> kinds() {
    return moving.ledger.told.stream().map(Notice::kind).toList();
  }
}
