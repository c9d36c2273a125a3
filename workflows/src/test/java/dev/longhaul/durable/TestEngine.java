package dev.longhaul.durable;

import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.converter.DataConverter;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.util.List;

/** The in-memory engine with skipped time, our converter and our search attributes. */
public final class TestEngine implements AutoCloseable {
  private final TestWorkflowEnvironment environment;
  private final DataConverter converter;

  private TestEngine(DataConverter converter) {
    this.environment = TestWorkflowEnvironment.newInstance(options(converter));
    this.converter = converter;
  }

  public static TestEngine start(FakeLedger ledger) {
    return start(ledger, Json.dataConverter());
  }

  /** The same with another converter, such as one that encrypts. */
  public static TestEngine start(FakeLedger ledger, DataConverter converter) {
    TestEngine engine = new TestEngine(converter);
    ledger.connect(engine.client());
    return engine;
  }

  /** What a worker that replays needs too. */
  public static TestEnvironmentOptions options(DataConverter converter) {
    TestEnvironmentOptions.Builder options =
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder().setDataConverter(converter).build());
    for (SearchAttributeKey<String> key : SearchAttributes.ALL) {
      options.registerSearchAttribute(key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
    }
    return options.build();
  }

  public void worker(String queue, Class<?> workflow, Object... activities) {
    Worker worker = environment.newWorker(queue);
    if (workflow != null) {
      worker.registerWorkflowImplementationTypes(workflow);
    }
    worker.registerActivitiesImplementations(activities);
  }

  public void station(String queue, List<Class<?>> workflows, Object... activities) {
    Worker worker = environment.newWorker(queue);
    worker.registerWorkflowImplementationTypes(workflows.toArray(Class<?>[]::new));
    worker.registerActivitiesImplementations(activities);
  }

  public void run() {
    environment.start();
  }

  public WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  public Operations operations() {
    return new TemporalOperations(client());
  }

  public void skip(Duration time) {
    environment.sleep(time);
  }

  public void replay(OperationId id, Class<?>... workflows) throws Exception {
    try (TestWorkflowEnvironment fresh = TestWorkflowEnvironment.newInstance(options(converter))) {
      Worker replaying = fresh.newWorker(TaskQueues.MAIN);
      replaying.registerWorkflowImplementationTypes(workflows);
      WorkflowReplayer.replayWorkflowExecution(client().fetchHistory(id.value()), replaying);
    }
  }

  /** Replays the newest run of everything that this engine has seen. */
  public void replayAll(List<Class<?>> workflows) throws Exception {
    try (TestWorkflowEnvironment fresh = TestWorkflowEnvironment.newInstance(options(converter))) {
      Worker replaying = fresh.newWorker(TaskQueues.MAIN);
      replaying.registerWorkflowImplementationTypes(workflows.toArray(Class<?>[]::new));
      for (OperationSummary known : operations().list(false, 100)) {
        WorkflowReplayer.replayWorkflowExecution(
            client().fetchHistory(known.id().value()), replaying);
      }
    }
  }

  public List<HistoryEvent> events(OperationId id) {
    return client().fetchHistory(id.value()).getEvents();
  }

  /** What the newest run has shown as its state, for lists of the Web UI. */
  public List<String> shownStates(OperationId id) {
    return events(id).stream()
        .filter(HistoryEvent::hasUpsertWorkflowSearchAttributesEventAttributes)
        .map(
            event ->
                event
                    .getUpsertWorkflowSearchAttributesEventAttributes()
                    .getSearchAttributes()
                    .getIndexedFieldsOrThrow(SearchAttributes.STATE.getName()))
        .map(state -> converter.fromPayload(state, String.class, String.class))
        .toList();
  }

  @Override
  public void close() {
    environment.close();
  }
}
