package dev.longhaul.durable;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowTargetOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The operations' ledger in memory, and the operators' letter box. */
public final class FakeLedger
    implements OperationActivities,
        NoticePostActivities,
        VendorActivities,
        OperatorActivities,
        WebhookActivities,
        WatchActivities {
  public final Map<OperationId, Closing> closings = new ConcurrentHashMap<>();
  public final List<Snapshot> snapshots = new CopyOnWriteArrayList<>();
  public final List<Notice> mailed = new CopyOnWriteArrayList<>();
  public final List<Notice> hooked = new CopyOnWriteArrayList<>();
  public final List<Notice> told = new CopyOnWriteArrayList<>();
  private final Map<String, Long> tokens = new ConcurrentHashMap<>();
  private final AtomicLong lastToken = new AtomicLong();
  private WorkflowClient client;

  /** The client that cancels runs for {@link #cancelRun}. */
  public void connect(WorkflowClient client) {
    this.client = client;
  }

  @Override
  public long claim(Claim claim) {
    return tokens.computeIfAbsent(claim.runId(), run -> lastToken.incrementAndGet());
  }

  @Override
  public void record(Fence fence, Snapshot snapshot) {
    snapshots.add(snapshot);
  }

  @Override
  public void close(Fence fence, Closing closing) {
    closings.put(fence.operation(), closing);
  }

  public final List<Decision> unchecked = new CopyOnWriteArrayList<>();

  @Override
  public void decided(Fence fence, Decision decision) {
    unchecked.add(decision);
  }

  /** What was kept of edits, by operation. */
  public final Map<OperationId, Map<String, String>> edits = new ConcurrentHashMap<>();

  @Override
  public void edited(Fence fence, Map<String, String> fields) {
    edits.computeIfAbsent(fence.operation(), id -> new ConcurrentHashMap<>()).putAll(fields);
  }

  @Override
  public List<Money> paidBy(OperationId operation) {
    Closing closing = closings.get(operation);
    return closing == null ? List.of() : closing.paid();
  }

  @Override
  public void cancelRun(OperationId operation, String runId) {
    WorkflowTargetOptions run =
        WorkflowTargetOptions.newBuilder().setWorkflowId(operation.value()).setRunId(runId).build();
    client.newUntypedWorkflowStub(run).cancel();
  }

  @Override
  public void awaitClosed(OperationId operation) {
    WorkflowExecutionStatus status =
        client.newUntypedWorkflowStub(operation.value()).describe().getStatus();
    if (status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
      throw World.notYet("STILL_RUNNING", operation + " is still running", Duration.ofSeconds(30));
    }
  }

  /** A person pauses the vendor account; null opens it again. */
  public volatile VendorPause paused;

  @Override
  public void awaitOpen(OperationId waiter, String account) {
    if (paused != null) {
      throw World.notYet("STILL_PAUSED", paused.sentence(), Duration.ofMinutes(1));
    }
  }

  /** What cannot be handed in now; null: everything can. */
  public volatile Notice.Kind unheard;

  @Override
  public void post(Notice notice) {
    if (notice.kind() == unheard) {
      throw new IllegalStateException("nobody takes notices");
    }
    told.add(notice);
  }

  @Override
  public void tell(Notice notice) {
    mailed.add(notice);
  }

  @Override
  public void send(Notice notice) {
    hooked.add(notice);
  }

  @Override
  public void sweep() {
    // One look, and the watch of a test is over.
  }

  @Override
  public Notice gather(Notice digest) {
    return digest;
  }
}
