package dev.longhaul.sandbox.bench;

import dev.longhaul.sandbox.bench.NoopWorkflow.Plan;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Starts no-op workflows and waits for their ends. */
final class NoopClient implements AutoCloseable {
  static final String QUEUE = "bench";

  /** Temporal's own. */
  static final Duration DEFAULT_TASK = Duration.ofSeconds(10);

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;

  NoopClient(String address) {
    this.stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    this.client = WorkflowClient.newInstance(stubs);
  }

  WorkflowClient client() {
    return client;
  }

  WorkflowStub begin(Plan plan) {
    return begin(plan, DEFAULT_TASK);
  }

  /**
   * @param lostTask after so long a workflow task without an answer comes again
   */
  WorkflowStub begin(Plan plan, Duration lostTask) {
    WorkflowStub stub =
        client.newUntypedWorkflowStub(
            "NoopWorkflow",
            WorkflowOptions.newBuilder()
                .setWorkflowId("bench-" + UUID.randomUUID())
                .setTaskQueue(QUEUE)
                .setWorkflowTaskTimeout(lostTask)
                .build());
    stub.start(plan);
    return stub;
  }

  /** Ten activities in a row. */
  void runOne() {
    await(begin(Plan.ofTen()));
  }

  void runMany(int count) {
    List<WorkflowStub> running =
        IntStream.range(0, count).mapToObj(i -> begin(Plan.ofTen())).toList();
    running.forEach(NoopClient::await);
  }

  static void await(WorkflowStub stub) {
    stub.getResult(Void.class);
  }

  @Override
  public void close() {
    stubs.shutdownNow();
  }
}
