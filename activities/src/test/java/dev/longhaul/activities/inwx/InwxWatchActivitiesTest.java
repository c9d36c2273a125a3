package dev.longhaul.activities.inwx;

import static dev.longhaul.activities.inwx.TransferWorld.ACME;
import static dev.longhaul.activities.inwx.TransferWorld.CODE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.fakes.Failed;
import dev.longhaul.activities.postgres.DomainQueries;
import dev.longhaul.activities.postgres.RegistrarMessageRow;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.RegistrarMessage;
import dev.longhaul.domains.RegistrarNews;
import dev.longhaul.domains.TransferMeaning;
import dev.longhaul.durable.Notice;
import dev.longhaul.emulators.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The emulated registrar's queue and list, read by the one who watches (D-05, D-13). */
class InwxWatchActivitiesTest {
  private static final int QUEUE = 10_000;
  private final TransferWorld moving = new TransferWorld();

  @BeforeEach
  void ask() {
    moving.transfers.request(moving.next(), moving.request(CODE));
  }

  @AfterEach
  void close() {
    moving.close();
  }

  @Test
  void tellsTheOneWhoWaitsWhatEndsTheWait() {
    moving.world.clock.advance(Duration.ofDays(5));
    moving.watch.drain();
    assertThat(moving.told)
        .extracting(RegistrarMessage::status)
        .containsExactly("TRANSFER SUCCESSFUL");
    assertThat(moving.told.get(0).meaning()).isEqualTo(TransferMeaning.COMPLETED);
    assertThat(moving.world.inwx.transfers().waiting()).isZero();
    assertThat(messages()).extracting(RegistrarMessageRow::status).hasSize(3);
    assertThat(messages().get(0).operation()).hasToString("domain:acme.example");
  }

  @Test
  void keepsTheWordsOfAnUnfinishedTransferWithoutWakingIt() {
    moving.world.clock.advance(Duration.ofDays(1));
    moving.watch.drain();
    assertThat(moving.told).isEmpty();
    assertThat(moving.row().words()).isEqualTo("TRANSFER WAITING");
    assertThat(moving.row().meaning()).isEqualTo(TransferMeaning.NEEDS_APPROVAL);
  }

  @Test
  void keepsAMessageForNobody() {
    moving.waiting.clear();
    moving.world.clock.advance(Duration.ofDays(5));
    moving.watch.drain();
    assertThat(moving.told).isEmpty();
    assertThat(messages()).hasSize(3).allMatch(message -> message.operation() == null);
    assertThat(moving.world.inwx.transfers().waiting()).isZero();
  }

  @Test
  void showsAWordThatIsNotKnownAndWakesNobody() {
    moving.world.inwx.transfers().tell(ACME.value(), "TRANSFER ODDITY", "whatever");
    moving.watch.drain();
    assertThat(moving.told).isEmpty();
    assertThat(moving.row().meaning()).isEqualTo(TransferMeaning.UNKNOWN);
    assertThat(moving.noticed)
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.kind()).isEqualTo(Notice.Kind.UNKNOWN_WORD);
              assertThat(notice.message())
                  .startsWith("the registrar says 'TRANSFER ODDITY' of acme.example: ");
              assertThat(notice.lines()).containsExactly("whatever");
            });
  }

  @Test
  void tellsTheOperatorsOnceOfADomainThatIsWantedElsewhere() {
    moving.watch.drain();
    moving.world.inwx.transfers().tell("ours.example", "TRANSFER-OUT REQUESTED", "");
    moving.world.inwx.switchboard().next("message.ack", 1, new Fault.VendorCode(2400, "later"));
    Failed.by(moving.watch::drain);
    moving.watch.drain();
    assertThat(moving.noticed)
        .allMatch(notice -> notice.kind() == Notice.Kind.DOMAIN_LEAVING)
        .allMatch(notice -> notice.message().contains("somebody wants to move it away"))
        .allMatch(notice -> notice.commands().contains("longhaul domain status ours.example"))
        .extracting(Notice::id)
        .as("told again after a cut, under the same id")
        .hasSize(2)
        .containsOnly(moving.noticed.get(0).id());
    moving.world.inwx.transfers().tell("ours.example", "TRANSFER-OUT SUCCESSFUL", "");
    moving.watch.drain();
    assertThat(moving.noticed.get(2).message()).endsWith("it has left this account");
  }

  @Test
  void tellsARepeatedMessageUnderTheSameId() {
    moving.world.clock.advance(Duration.ofDays(5));
    moving.world.inwx.transfers().repeatNext(3);
    moving.watch.drain();
    assertThat(moving.told).hasSizeBetween(1, 2);
    assertThat(moving.told).extracting(RegistrarMessage::id).containsOnly(moving.told.get(0).id());
    assertThat(messages()).hasSize(3);
  }

  @Test
  void acknowledgesOnlyWhatWasToldAndTellsItAgainAfterACut() {
    moving.watch.drain();
    moving.world.clock.advance(Duration.ofDays(5));
    moving.world.inwx.switchboard().next("message.ack", 1, new Fault.VendorCode(2400, "later"));
    Failed cut = Failed.by(moving.watch::drain);
    assertThat(cut.retryable()).isTrue();
    int left = moving.world.inwx.transfers().waiting();
    moving.watch.drain();
    assertThat(left).isEqualTo(2);
    assertThat(moving.told).extracting(RegistrarMessage::status).contains("TRANSFER SUCCESSFUL");
    assertThat(moving.world.inwx.transfers().waiting()).isZero();
  }

  @Test
  void readsAQueueOfTenThousandToItsEnd() {
    moving.watch.drain();
    IntStream.range(0, QUEUE)
        .forEach(
            n -> moving.world.inwx.transfers().tell("n" + n + ".example", "TRANSFER WAIT", ""));
    int turns = 0;
    while (moving.watch.drain().messages() > 0) {
      turns++;
    }
    assertThat(turns).isEqualTo(QUEUE / WatchSettings.BATCH);
    assertThat(moving.world.inwx.transfers().waiting()).isZero();
    assertThat(kept()).isEqualTo(QUEUE + 1);
  }

  @Test
  void notesTheQueueAsReadOnlyWhenItWasReadToItsEnd() {
    moving.watch.drain();
    Instant read = drainedAt();
    moving.world.clock.advance(Duration.ofMinutes(10));
    IntStream.range(0, WatchSettings.BATCH)
        .forEach(
            n -> moving.world.inwx.transfers().tell("n" + n + ".example", "TRANSFER WAIT", ""));
    assertThat(moving.watch.drain().messages()).isEqualTo(WatchSettings.BATCH);
    assertThat(drainedAt()).isEqualTo(read);
    assertThat(moving.watch.drain().messages()).isLessThan(WatchSettings.BATCH);
    assertThat(drainedAt()).isAfter(read);
  }

  private Instant drainedAt() {
    return new DomainQueries(moving.ledger.jdbi()).watches().get(0).drainedAt();
  }

  private int kept() {
    return moving
        .ledger
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from registrar_messages")
                    .mapTo(Integer.class)
                    .one());
  }

  @Test
  void findsInTheListWhatALostMessageShouldHaveSaid() {
    moving.watch.drain();
    moving.world.inwx.transfers().loseNext(2);
    moving.world.clock.advance(Duration.ofDays(5));
    moving.world.inwx.owns("a.example").owns("b.example").owns("c.example");
    moving.watch.reconcile();
    assertThat(moving.told)
        .extracting(RegistrarMessage::meaning)
        .containsExactly(TransferMeaning.COMPLETED);
    assertThat(moving.calls("domain.list")).as("pages of two").isEqualTo(2);
    assertThat(moving.row().expiresAt()).isNotNull();
    assertThat(moving.row().renewalMode()).isEqualTo("AUTORENEW");
  }

  @Test
  void asksTheOperationToLookWhenTheListHasForgottenItsTransfer() {
    moving.world.inwx.transfers().loseNext(1);
    moving.world.client.transfers().cancel(ACME.value());
    moving.watch.reconcile();
    assertThat(moving.asked).containsExactly(ACME);
  }

  @Test
  void asksTheOperationToLookAgainAfterARefusalThatTheListDoesNotShowYet() {
    moving.watch.drain();
    moving.watch.reconcile();
    assertThat(moving.asked).isEmpty();
    moving.world.inwx.transfers().tell(ACME.value(), "TRANSFER FAILED", "objected");
    moving.watch.drain();
    moving.watch.reconcile();
    moving.watch.reconcile();
    assertThat(moving.asked).containsExactly(ACME, ACME);
  }

  @Test
  void asksNobodyToLookForARefusalOfAnEarlierRequest() {
    moving.world.inwx.transfers().tell(ACME.value(), "TRANSFER FAILED", "objected");
    moving.watch.drain();
    moving
        .ledger
        .jdbi()
        .useHandle(handle -> handle.execute("update domain_transfers set requested_at = now()"));
    moving.watch.reconcile();
    assertThat(moving.asked).isEmpty();
  }

  @Test
  void goesOnWithTheListWhereItWasInterrupted() {
    moving.world.inwx.owns("b.example").owns("c.example").owns("d.example");
    Instant since = Instant.now().minusSeconds(5);
    moving.heartbeat(new InwxWatchActivities.Reading(since, 2));
    moving.watch.reconcile();
    assertThat(moving.calls("domain.list")).isEqualTo(1);
    assertThat(new DomainQueries(moving.ledger.jdbi()).one(new DomainName("d.example")))
        .isPresent();
  }

  @Test
  void noticesADomainThatHasLeft() {
    moving.world.inwx.owns("a.example");
    moving.watch.reconcile();
    moving.world.inwx.transfers().leaves("a.example");
    moving.watch.reconcile();
    DomainQueries.Filter all = new DomainQueries.Filter(null, null, null, null);
    assertThat(new DomainQueries(moving.ledger.jdbi()).list(all, null, 10))
        .filteredOn(row -> row.name().value().equals("a.example"))
        .allMatch(row -> row.goneAt() != null)
        .hasSize(1);
  }

  @Test
  void waitsBenignlyWhileNothingIsDueAndNeverFailsForGood() {
    RegistrarNews first = moving.watch.drain();
    assertThat(first.reconcileDue()).isTrue();
    assertThat(first.careDue()).isTrue();
    Failed empty = quiet();
    assertThat(empty.benign()).isTrue();
    assertThat(empty.nextTry()).isEqualTo(Duration.ofMinutes(5));
    moving.world.inwx.switchboard().next("message.poll", 1, new Fault.Status(403, "{}"));
    Failed refused = Failed.by(moving.watch::drain);
    assertThat(refused.retryable()).isTrue();
    assertThat(refused.nextTry()).isEqualTo(Duration.ofMinutes(5));
    assertThat(drainedAt()).isNotNull();
  }

  @Test
  void aListThatIsRefusedForGoodIsAskedForAgainNoSoonerThanTheQueue() {
    moving.world.inwx.switchboard().next("domain.list", 1, new Fault.VendorCode(2201, "not yours"));
    Failed refused = Failed.by(moving.watch::reconcile);
    assertThat(refused.retryable()).isTrue();
    assertThat(refused.nextTry()).isEqualTo(Duration.ofMinutes(5));
  }

  private Failed quiet() {
    moving.watch.reconcile();
    moving
        .ledger
        .jdbi()
        .useHandle(handle -> handle.execute("update registrar_watches set cared_at = now()"));
    return Failed.by(moving.watch::drain);
  }

  private List<RegistrarMessageRow> messages() {
    return new DomainQueries(moving.ledger.jdbi()).messages(ACME, 10);
  }
}
