package dev.longhaul.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.postgres.StuckOperation.Reason;
import dev.longhaul.activities.temporal.FailingTasks;
import dev.longhaul.activities.temporal.WatchStarter;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Notice;
import dev.longhaul.durable.NoticePostActivities;
import dev.longhaul.durable.OperationActivities.Claim;
import dev.longhaul.durable.OperationActivities.Closing;
import dev.longhaul.durable.OperationActivities.Snapshot;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Outcome;
import dev.longhaul.durable.TaskQueues;
import dev.longhaul.durable.WatchWorkflow;
import dev.longhaul.durable.WatchWorkflowImpl;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** O-08: what the ledger calls open and Temporal does not carry on. */
class StuckOperationsTest {
  private final Ledger ledger = TestLedger.open();
  private final StuckOperations stuck = new StuckOperations(ledger.jdbi());
  private final LedgerOperationActivities operations =
      new LedgerOperationActivities(ledger.jdbi(), null);
  private final Map<String, Notice> told = new LinkedHashMap<>();
  private TestWorkflowEnvironment temporal;
  private LedgerWatchActivities watch;

  @BeforeEach
  void start() {
    temporal = TestWorkflowEnvironment.newInstance();
    watch =
        new LedgerWatchActivities(
            ledger.jdbi(),
            new FailingTasks(temporal.getWorkflowClient()),
            new Post(),
            Duration.ofMinutes(1));
  }

  @AfterEach
  void stop() {
    temporal.close();
    ledger.close();
  }

  private final class Post implements NoticePostActivities {
    @Override
    public void post(Notice notice) {
      told.put(notice.id(), notice);
    }

    @Override
    public Notice gather(Notice digest) {
      throw new AssertionError("nothing is gathered here");
    }
  }

  @Test
  void findsWhatTemporalDoesNotRunAndForgetsItOnceItHasEnded() {
    Fence lost = TestLedger.claim(ledger, "project:lost", "run-1");
    look();
    Instant since = stuck.list().get(0).since();
    look();
    assertThat(stuck.list())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.operation()).isEqualTo(new OperationId("project:lost"));
              assertThat(found.reason()).isEqualTo(Reason.NO_EXECUTION);
              assertThat(found.since()).isEqualTo(since);
            });
    assertThat(told.values()).singleElement().extracting(Notice::kind).isEqualTo(Notice.Kind.STUCK);
    assertThat(stuck.snapshot().counts())
        .containsEntry(Reason.NO_EXECUTION, 1)
        .containsEntry(Reason.TASKS_FAIL, 0);
    operations.close(lost, new Closing(Outcome.FAILED, "given up", List.of(), List.of()));
    look();
    assertThat(stuck.list()).isEmpty();
    assertThat(stuck.snapshot().sweptAt()).isPresent();
  }

  @Test
  void findsADeadlineThatNobodyKept() {
    Fence late = TestLedger.claim(ledger, "project:late", "run-1");
    run("project:late");
    Instant noon = Instant.parse("2020-01-01T12:00:00Z");
    operations.record(
        late, new Snapshot(OperationState.PARKED, "DEPLOY", "failed", noon, noon, "coolify-main"));
    look();
    assertThat(stuck.list())
        .singleElement()
        .extracting(StuckOperation::reason)
        .isEqualTo(Reason.DEADLINE_PASSED);
  }

  @Test
  void leavesAloneWhatRunsAndWhatHasJustBegun() {
    TestLedger.claim(ledger, "project:runs", "run-1");
    run("project:runs");
    new OperationQueries(ledger.jdbi())
        .accepted(
            new Claim(
                new OperationId("project:new"),
                "run-2",
                "test",
                "new",
                "new",
                new Actor("jo"),
                Instant.now()));
    look();
    assertThat(stuck.list()).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void tellsOfAnOpenBreakerOnce() {
    LedgerVendors vendors = new LedgerVendors(ledger.jdbi());
    vendors.enter(List.of("coolify-main", "inwx-live"));
    new Breaker(
            ledger.jdbi(),
            "coolify-main",
            new BreakerSettings(1, Duration.ZERO, Duration.ofHours(1)))
        .silent("no answer");
    vendors.pause("inwx-live", new Actor("jo"), "a person knows");
    look();
    look();
    assertThat(told.values())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.kind()).isEqualTo(Notice.Kind.VENDOR_BROKEN);
              assertThat(notice.message()).startsWith("vendor coolify-main paused by breaker");
            });
  }

  @Test
  void sweepsAgainAndAgainByOneWorkflowForAllWorkers() {
    var worker = temporal.newWorker(TaskQueues.MAIN);
    worker.registerWorkflowImplementationTypes(WatchWorkflowImpl.class);
    worker.registerActivitiesImplementations(watch);
    temporal.start();
    starter().run();
    starter().run();
    TestLedger.claim(ledger, "project:lost", "run-1");
    temporal.sleep(Duration.ofMinutes(3));
    Awaitility.await().until(() -> stuck.list().size() == 1);
    assertThat(temporal.getWorkflowClient().fetchHistory(WatchWorkflow.ID).getEvents().size())
        .isLessThan(8);
  }

  @Test
  void aLookThatIsTooLongForOneAttemptGoesOnInTheNext() {
    List<Fence> lost =
        IntStream.range(0, 7)
            .mapToObj(i -> TestLedger.claim(ledger, "project:lost-" + i, "run-" + i))
            .toList();
    watchByPagesOf(2);
    Awaitility.await().until(() -> stuck.snapshot().sweptAt().isPresent());
    assertThat(stuck.list()).hasSize(7);
    assertThat(told).hasSize(7);
    operations.close(lost.get(6), new Closing(Outcome.FAILED, "given up", List.of(), List.of()));
    temporal.sleep(Duration.ofMinutes(3));
    Awaitility.await().until(() -> stuck.list().size() == 6);
  }

  @Test
  void startsTheWatchAgainOnceSomebodyHasTerminatedIt() {
    WatchStarter starter = starter();
    starter.run();
    WorkflowStub first = temporal.getWorkflowClient().newUntypedWorkflowStub(WatchWorkflow.ID);
    first.terminate("by mistake");
    starter.run();
    assertThat(temporal.getWorkflowClient().newUntypedWorkflowStub(WatchWorkflow.ID).describe())
        .extracting(found -> found.getStatus())
        .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
  }

  private WatchStarter starter() {
    return new WatchStarter(temporal.getWorkflowClient(), Duration.ZERO);
  }

  private void look() {
    assertThat(watch.look(LedgerWatchActivities.START, position -> {}))
        .isEqualTo(LedgerWatchActivities.START);
  }

  private void watchByPagesOf(int page) {
    var worker = temporal.newWorker(TaskQueues.MAIN);
    worker.registerWorkflowImplementationTypes(WatchWorkflowImpl.class);
    worker.registerActivitiesImplementations(
        new LedgerWatchActivities(
            ledger.jdbi(),
            new FailingTasks(temporal.getWorkflowClient()),
            new Post(),
            Duration.ofMinutes(1),
            page,
            Duration.ZERO));
    temporal.start();
    starter().run();
  }

  /** Something runs under this id. */
  private void run(String id) {
    temporal
        .getWorkflowClient()
        .newUntypedWorkflowStub(
            "Anything",
            WorkflowOptions.newBuilder().setWorkflowId(id).setTaskQueue("nobody").build())
        .start();
  }
}
