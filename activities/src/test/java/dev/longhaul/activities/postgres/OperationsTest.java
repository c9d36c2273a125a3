package dev.longhaul.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Decision;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationActivities.Claim;
import dev.longhaul.durable.OperationActivities.Closing;
import dev.longhaul.durable.OperationActivities.Snapshot;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Outcome;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OperationsTest {
  private static final Ledger ledger = TestLedger.open();
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final LedgerOperationActivities operations =
      new LedgerOperationActivities(ledger.jdbi(), null);
  private final OperationQueries queries = new OperationQueries(ledger.jdbi());
  private final AuditTrail audit = new AuditTrail(ledger.jdbi());

  @AfterAll
  static void close() {
    ledger.close();
  }

  @Test
  void theSameRunGetsTheSameFenceAndANewRunAHigherOne() {
    OperationId id = new OperationId("project:claims");
    assertThat(operations.claim(claim(id, "run-1"))).isEqualTo(1);
    assertThat(operations.claim(claim(id, "run-1"))).isEqualTo(1);
    assertThat(operations.claim(claim(id, "run-2"))).isEqualTo(2);
    assertThat(operations.claim(claim(id, "run-1"))).as("an old attempt, late").isEqualTo(1);
    assertThat(queries.one(id)).get().extracting(OperationRow::runId).isEqualTo("run-2");
    assertThat(audit.list(id, 10))
        .extracting(AuditTrail.AuditRow::action)
        .containsExactly("start", "start");
  }

  @Test
  void tellsWhenARunBegan() {
    OperationId id = new OperationId("project:began");
    Claim claim = claim(id, "r1");
    Fence fence = new Fence(id, operations.claim(claim), 1);
    assertThat(ledger.acting().began(fence)).contains(claim.startedAt());
    assertThat(ledger.acting().began(new Fence(id, 99, 1))).isEmpty();
  }

  @Test
  void runsThatClaimAtOnceGetDifferentFences() {
    OperationId id = new OperationId("project:crowd");
    List<CompletableFuture<Long>> claims =
        IntStream.range(0, 16)
            .mapToObj(
                i -> CompletableFuture.supplyAsync(() -> operations.claim(claim(id, "r" + i))))
            .toList();
    assertThat(claims.stream().map(CompletableFuture::join))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 16).mapToObj(Long::valueOf).toList());
  }

  @Test
  void aDecisionIsEnteredOnceInEachRun() {
    OperationId id = new OperationId("project:decided");
    Actor jo = Actor.unauthenticated("jo");
    Decision retry = new Decision(DecisionWord.RETRY, "DEPLOY", 1, jo, Map.of(), null, "mended");
    Fence first = new Fence(id, operations.claim(claim(id, "run-1")), 3);
    operations.decided(first, retry);
    operations.decided(first, retry);
    Claim again = claim(id, "run-2", "provision-project", Instant.now());
    Fence second = new Fence(id, operations.claim(again), 3);
    operations.decided(second, retry);
    operations.decided(second, retry);
    assertThat(audit.list(id, 10))
        .filteredOn(line -> line.action().equals("decide"))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.actor()).isEqualTo(jo))
        .allSatisfy(
            line -> assertThat(line.detail()).isEqualTo("retry at DEPLOY, park 1 (mended)"));
  }

  @Test
  void anOlderSequenceNeverOverwritesANewerOne() {
    OperationId id = new OperationId("project:order");
    long token = operations.claim(claim(id, "run-1"));
    operations.record(new Fence(id, token, 5), at("DEPLOY"));
    operations.record(new Fence(id, token, 4), at("POINT_DNS"));
    operations.record(new Fence(id, token, 5), at("CHECK_HEALTH"));
    assertThat(queries.one(id)).get().extracting(OperationRow::step).isEqualTo("DEPLOY");
  }

  @Test
  void aSupersededRunIsRefusedForGood() {
    OperationId id = new OperationId("project:old");
    Fence old = new Fence(id, operations.claim(claim(id, "run-1")), 1);
    operations.claim(claim(id, "run-2"));
    assertThatThrownBy(() -> operations.record(old, at("DEPLOY"))).satisfies(SupersededCheck::is);
    assertThatThrownBy(() -> operations.close(old, closing())).satisfies(SupersededCheck::is);
    assertThat(queries.one(id))
        .get()
        .extracting(OperationRow::state)
        .isEqualTo(OperationState.RUNNING);
  }

  @Test
  void noNewerRunBeginsWhileAWriteIsUnderWay() {
    OperationId id = new OperationId("project:share");
    Fence fence = new Fence(id, operations.claim(claim(id, "run-1")), 1);
    CompletableFuture<Long> newer =
        new FencedLedger(ledger.jdbi())
            .write(
                fence,
                handle -> {
                  CompletableFuture<Long> waiting =
                      CompletableFuture.supplyAsync(() -> operations.claim(claim(id, "run-2")));
                  Awaitility.await().until(OperationsTest::somebodyWaitsForARow);
                  assertThat(waiting).isNotDone();
                  return waiting;
                });
    assertThat(newer.join()).isEqualTo(2);
  }

  private static boolean somebodyWaitsForARow() {
    return ledger
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select exists (
                          select from pg_stat_activity
                          where datname = current_database() and wait_event_type = 'Lock')
                        """)
                    .mapTo(Boolean.class)
                    .one());
  }

  @Test
  void theOutcomeIsWrittenOnceWithWhatWasPaidAndLeft() {
    OperationId id = new OperationId("project:end");
    Fence fence = new Fence(id, operations.claim(claim(id, "run-1")), 9);
    operations.close(fence, closing());
    operations.close(fence, closing());
    operations.record(TestLedger.next(fence), at("DEPLOY"));
    OperationRow row = queries.one(id).orElseThrow();
    assertThat(row.state()).isEqualTo(OperationState.ABORTED);
    assertThat(row.outcome()).isEqualTo(Outcome.ABORTED);
    assertThat(row.paid()).containsExactly(new Money(1188, "EUR"));
    assertThat(row.leftovers()).containsExactly("domain acme.example");
    assertThat(row.endedAt()).isNotNull();
    assertThat(audit.list(id, 10))
        .extracting(AuditTrail.AuditRow::action)
        .containsExactly("end", "start");
  }

  @Test
  void aNewRunBeginsCleanAndTheOldOnesPaymentStaysReadable() {
    OperationId id = new OperationId("project:again");
    operations.close(new Fence(id, operations.claim(claim(id, "run-1")), 1), closing());
    operations.claim(claim(id, "run-2"));
    OperationRow row = queries.one(id).orElseThrow();
    assertThat(row.outcome()).isNull();
    assertThat(row.paid()).isEmpty();
    assertThat(paidByRun(id, "run-1")).contains("1188");
  }

  private static String paidByRun(OperationId id, String runId) {
    return ledger
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select paid from operation_runs where operation = ? and run_id = ?")
                    .bind(0, id)
                    .bind(1, runId)
                    .mapTo(String.class)
                    .one());
  }

  @Test
  void anAcceptedStartShowsUntilItsRunIsClaimedAndNeverAfter() {
    OperationId id = new OperationId("project:start");
    queries.accepted(claim(id, "run-1"));
    assertThat(state(id)).isEqualTo(OperationState.ACCEPTED);
    Fence fence = new Fence(id, operations.claim(claim(id, "run-1")), 1);
    queries.accepted(claim(id, "run-1"));
    assertThat(state(id)).isEqualTo(OperationState.RUNNING);
    operations.close(fence, closing());
    queries.accepted(claim(id, "run-1"));
    assertThat(state(id)).isEqualTo(OperationState.ABORTED);
    queries.accepted(claim(id, "run-2"));
    assertThat(state(id)).isEqualTo(OperationState.ACCEPTED);
    assertThat(operations.claim(claim(id, "run-2"))).isEqualTo(2);
  }

  @Test
  void listsByStateAndKindNewestFirst() {
    OperationId early = new OperationId("zone:early.example");
    OperationId late = new OperationId("zone:late.example");
    operations.claim(claim(early, "run-1", "zone", NOON));
    operations.claim(claim(late, "run-1", "zone", NOON.plusSeconds(1)));
    assertThat(queries.list(OperationState.RUNNING, "zone", 10))
        .extracting(OperationRow::id)
        .containsExactly(late, early);
    assertThat(queries.list(OperationState.PARKED, "zone", 10)).isEmpty();
    assertThat(queries.list(null, "zone", 1)).hasSize(1);
  }

  @Test
  void goesOnBehindAnOperationAlsoAmongThoseOfOneMoment() {
    for (String name : List.of("a", "b", "c")) {
      operations.claim(claim(new OperationId("zone:" + name), "run-1", "paged", NOON));
    }
    List<String> seen = new ArrayList<>();
    OperationId after = null;
    for (int page = 0; page < 3; page++) {
      OperationRow row = queries.list(null, "paged", after, 1).get(0);
      seen.add(row.id().value());
      after = row.id();
    }
    assertThat(seen).containsExactly("zone:c", "zone:b", "zone:a");
    assertThat(queries.list(null, "paged", after, 1)).isEmpty();
  }

  private OperationState state(OperationId id) {
    return queries.one(id).orElseThrow().state();
  }

  private static Claim claim(OperationId id, String runId) {
    return claim(id, runId, "provision-project", NOON);
  }

  private static Claim claim(OperationId id, String runId, String kind, Instant at) {
    return new Claim(id, runId, kind, id.subject(), "provision", new Actor("jo"), at);
  }

  private static Snapshot at(String step) {
    return new Snapshot(OperationState.RUNNING, step, "going on", null, NOON, null);
  }

  private static Closing closing() {
    return new Closing(
        Outcome.ABORTED,
        "stopped by jo",
        List.of(new Money(1188, "EUR")),
        List.of("domain acme.example"));
  }

  /** What every refusal of a superseded run looks like. */
  static final class SupersededCheck {
    private SupersededCheck() {}

    static void is(Throwable thrown) {
      assertThat(thrown).isInstanceOf(ApplicationFailure.class);
      ApplicationFailure failure = (ApplicationFailure) thrown;
      assertThat(failure.getType()).isEqualTo("SUPERSEDED");
      assertThat(failure.isNonRetryable()).isTrue();
    }
  }
}
