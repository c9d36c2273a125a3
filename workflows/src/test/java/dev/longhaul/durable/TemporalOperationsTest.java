package dev.longhaul.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.api.common.v1.Payload;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clients see when not everything is there, or other things are there too. */
@Timeout(60)
class TemporalOperationsTest {
  private static final Actor JO = new Actor("jo");
  private static final OperationId LONELY = new OperationId("journey:lonely");
  private final FakeRoad road = new FakeRoad();
  private final FakeLedger ledger = new FakeLedger();
  private TestEngine engine;
  private Operations operations;

  @BeforeEach
  void start() {
    engine = TestEngine.start(ledger);
    engine.worker(TaskQueues.MAIN, JourneyWorkflow.JourneyWorkflowImpl.class, ledger);
    engine.worker(TaskQueues.MAIL, null, ledger);
    engine.worker(TaskQueues.WEBHOOK, null, ledger);
    engine.worker(JourneyWorkflow.QUEUE, null, road);
    engine.run();
    operations = engine.operations();
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void decisionsArriveWhileManyLookAtWhatNoWorkerAnswers() throws Exception {
    road.broken.put("board", "the platform is closed");
    OperationId ada = travel("ada");
    Parking parking = new Operator(engine).parked(ada, JourneyWorkflow.Step.BOARD);
    road.broken.clear();
    startWithoutWorker(LONELY.value(), true);
    ExecutorService people = Executors.newFixedThreadPool(40);
    long begun = System.nanoTime();
    List<CompletableFuture<Progress>> looks = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      looks.add(CompletableFuture.supplyAsync(() -> operations.progress(LONELY), people));
    }
    Decision retry = Decision.of(DecisionWord.RETRY, parking, JO);
    assertThat(operations.decide(ada, retry, UUID.randomUUID().toString()).message())
        .contains("retry");
    for (CompletableFuture<Progress> look : looks) {
      assertThat(look.get().source()).isEqualTo("recorded");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(6));
    people.shutdownNow();
  }

  @Test
  void whatARunHasComeToIsAskedOnceAndNotTakenForTheNext() {
    OperationId ada = travel("ada");
    Operator operator = new Operator(engine);
    operator.result(ada, Object.class);
    Progress ended = operations.progress(ada);
    assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(operations.progress(ada)).isSameAs(ended);
    road.broken.put("board", "the platform is closed");
    travel("ada");
    operator.parked(ada, JourneyWorkflow.Step.BOARD);
    assertThat(operations.progress(ada).state()).isEqualTo(OperationState.PARKED);
  }

  @Test
  void aDecisionWithoutAWorkerIsToBeRepeated() {
    startWithoutWorker(LONELY.value(), true);
    Decision retry = new Decision(DecisionWord.RETRY, "BOARD", 1, JO, Map.of(), null, null);
    assertThatThrownBy(() -> operations.decide(LONELY, retry, "u1"))
        .isInstanceOf(EngineUnavailable.class)
        .hasMessageContaining("no worker answered within 5 s");
  }

  @Test
  void listsOursBesideForeignRuns() {
    road.broken.put("board", "the platform is closed");
    startWithoutWorker("somebody-elses", false);
    startWithoutWorker("Theirs:1/a", false);
    OperationId ada = travel("ada");
    assertThat(operations.list(true, 1)).extracting(OperationSummary::id).containsExactly(ada);
    assertThat(operations.list(false, 50)).extracting(OperationSummary::id).containsExactly(ada);
  }

  @Test
  void whatHasOtherSearchAttributesIsForeignWhateverItsId() {
    WorkflowExecutionInfo.Builder foreign = WorkflowExecutionInfo.newBuilder();
    foreign.getExecutionBuilder().setWorkflowId("order:1");
    assertThat(ExecutionList.summary(foreign.build())).hasSize(1);
    foreign.getSearchAttributesBuilder().putIndexedFields("Theirs", Payload.getDefaultInstance());
    assertThat(ExecutionList.summary(foreign.build())).isEmpty();
  }

  @Test
  void saysWhatToRunWhenTheSearchAttributesAreNotRegistered() {
    try (TestWorkflowEnvironment bare =
        TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.getDefaultInstance())) {
      Operations unprepared = new TemporalOperations(bare.getWorkflowClient());
      assertThatThrownBy(() -> unprepared.start(start("ada")))
          .isInstanceOf(EngineUnavailable.class)
          .hasMessageContaining("run './longhaul setup'");
    }
  }

  @Test
  void aDecisionKeepsItsFieldsInOrder() {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : List.of("zone", "name", "branch", "price", "address", "mail")) {
      fields.put(name, "x");
    }
    Decision decision = new Decision(DecisionWord.EDIT, "BOARD", 1, JO, fields, null, null);
    assertThat(decision.fields().keySet()).containsExactlyElementsOf(fields.keySet());
    assertThatThrownBy(() -> decision.fields().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private OperationId travel(String traveller) {
    operations.start(start(traveller));
    return JourneyWorkflow.id(traveller);
  }

  private static Operations.Start start(String traveller) {
    OperationId id = JourneyWorkflow.id(traveller);
    return new Operations.Start(id, "Journey", "journey", traveller, JO, "test");
  }

  /** On a queue that nobody serves; ours or another team's. */
  private void startWithoutWorker(String id, boolean ours) {
    WorkflowOptions.Builder options =
        WorkflowOptions.newBuilder().setWorkflowId(id).setTaskQueue("nobody");
    if (ours) {
      options.setTypedSearchAttributes(
          SearchAttributes.atStart("journey", new OperationId(id), JO));
    }
    engine.client().newUntypedWorkflowStub("Journey", options.build()).start("x");
  }
}
