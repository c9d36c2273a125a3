package dev.longhaul.sandbox.bench;

import dev.longhaul.durable.TaskQueues;
import dev.longhaul.sandbox.Directories;
import dev.longhaul.sandbox.bench.NoopWorkflow.Plan;
import dev.longhaul.sandbox.bench.NoopWorkflow.Slow;
import dev.longhaul.sandbox.engine.DevServer;
import dev.longhaul.sandbox.engine.EngineTuning;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.enums.v1.PendingWorkflowTaskState;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowStub;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How long work stands still when its worker is killed, with our settings and without them. */
final class TakeoverBench {
  private static final Duration STICKY = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  static final Duration QUICK_RETRY = Duration.ofMillis(100);
  private static final Duration DEFAULT_RETRY = Duration.ofSeconds(1);
  private static final Duration START_TO_CLOSE = Duration.ofSeconds(30);

  /** Started, one workflow task, one activity, one more workflow task. */
  private static final int EVENTS_OF_ONE_CALL = 10;

  private final Path binary;

  TakeoverBench(Path binary) {
    this.binary = binary;
  }

  void print(PrintStream out) {
    Path directory = Directories.temporary("longhaul-bench");
    try (DevServer server = DevServer.start(binary, directory, EngineTuning.longhaul())) {
      String address = server.address();
      Table table = new Table("what stands still", "ours", "default");
      table.row(
          "a waiting workflow whose worker was killed (sticky time-out 1 s; 5 s)",
          Stopwatch.seconds(idleWorkflow(address, STICKY)),
          Stopwatch.seconds(idleWorkflow(address, Duration.ofSeconds(5))));
      table.row(
          "a call whose worker was killed (heartbeat 5 s; only start-to-close 30 s)",
          Stopwatch.seconds(runningCall(address, HEARTBEAT)),
          Stopwatch.seconds(runningCall(address, null)));
      table.row(
          "a workflow task whose worker was killed (task time-out 4 s; 10 s)",
          Stopwatch.seconds(openTask(address, TaskQueues.LOST_TASK)),
          Stopwatch.seconds(openTask(address, NoopClient.DEFAULT_TASK)));
      table.row(
          "a call that fails once (retry after 100 ms; 1 s)",
          Stopwatch.milliseconds(failingCall(address, QUICK_RETRY)),
          Stopwatch.milliseconds(failingCall(address, DEFAULT_RETRY)));
      out.println();
      table.print(out);
    } finally {
      Directories.delete(directory);
    }
  }

  private static Duration idleWorkflow(String address, Duration sticky) {
    return afterKill(
        address,
        sticky,
        Plan.waiting(),
        stub -> {
          stub.signal("goOn");
          NoopClient.await(stub);
        });
  }

  private static Duration runningCall(String address, @Nullable Duration heartbeat) {
    Slow slow = new Slow(heartbeat, START_TO_CLOSE, QUICK_RETRY, false);
    return afterKill(address, STICKY, Plan.of(slow), NoopClient::await);
  }

  private static Duration openTask(String address, Duration lostTask) {
    try (NoopClient client = new NoopClient(address);
        NoopProcess first = new NoopProcess(address, STICKY)) {
      WorkflowStub stub = client.begin(Plan.holdingTask(), lostTask);
      until(() -> isTaken(stub));
      try (NoopWorker standby = NoopWorker.start(address, STICKY)) {
        first.kill();
        return Stopwatch.time(() -> NoopClient.await(stub));
      }
    }
  }

  private static boolean isTaken(WorkflowStub stub) {
    return stub.describe().getRawDescription().getPendingWorkflowTask().getState()
        == PendingWorkflowTaskState.PENDING_WORKFLOW_TASK_STATE_STARTED;
  }

  private static Duration failingCall(String address, Duration retry) {
    try (NoopWorker worker = NoopWorker.start(address, STICKY)) {
      worker.client().runOne();
      return failingCall(worker.client(), retry);
    }
  }

  static Duration failingCall(NoopClient client, Duration retry) {
    Plan plan = Plan.of(new Slow(null, START_TO_CLOSE, retry, true));
    return Stopwatch.median(5, () -> NoopClient.await(client.begin(plan)));
  }

  /** The only worker has the work in hand; then a standby starts, and the first is killed. */
  private static Duration afterKill(
      String address, Duration sticky, Plan plan, Consumer<WorkflowStub> rest) {
    try (NoopClient client = new NoopClient(address);
        NoopProcess first = new NoopProcess(address, sticky)) {
      WorkflowStub stub = client.begin(plan);
      until(() -> isInHand(stub, plan));
      try (NoopWorker standby = NoopWorker.start(address, sticky)) {
        standby.client().runMany(5);
        first.kill();
        return Stopwatch.time(() -> rest.accept(stub));
      }
    }
  }

  private static boolean isInHand(WorkflowStub stub, Plan plan) {
    DescribeWorkflowExecutionResponse now = stub.describe().getRawDescription();
    if (plan.waits()) {
      return now.getWorkflowExecutionInfo().getHistoryLength() >= EVENTS_OF_ONE_CALL;
    }
    return now.getPendingActivitiesList().stream()
        .anyMatch(call -> call.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_STARTED);
  }

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
