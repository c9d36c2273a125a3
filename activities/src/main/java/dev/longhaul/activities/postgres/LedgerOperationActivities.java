package dev.longhaul.activities.postgres;

import dev.longhaul.activities.acting.Fences;
import dev.longhaul.durable.Decision;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationActivities;
import dev.longhaul.durable.OperationId;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Operations in the ledger, and the two questions about them that only Temporal can answer. */
public final class LedgerOperationActivities implements OperationActivities {
  /** Failure type of {@link #awaitClosed} while the operation is open. */
  public static final String STILL_OPEN = "STILL_OPEN";

  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final Jdbi jdbi;
  private final WorkflowClient temporal;
  private final Runnable onClaim;

  public LedgerOperationActivities(Jdbi jdbi, WorkflowClient temporal) {
    this(jdbi, temporal, () -> {});
  }

  /**
   * @param onClaim run after every claim, such as to see that somebody watches
   */
  public LedgerOperationActivities(Jdbi jdbi, WorkflowClient temporal, Runnable onClaim) {
    this.jdbi = jdbi;
    this.temporal = temporal;
    this.onClaim = onClaim;
  }

  @Override
  public long claim(Claim claim) {
    long fence =
        jdbi.inTransaction(
            handle -> {
              OperationSql sql = handle.attach(OperationSql.class);
              sql.enter(claim);
              sql.lock(claim.operation());
              return sql.fenceOf(claim.operation(), claim.runId())
                  .orElseGet(() -> begin(sql, claim));
            });
    onClaim.run();
    return fence;
  }

  private static long begin(OperationSql sql, Claim claim) {
    long fence = sql.supersede(claim);
    sql.enterRun(claim, fence);
    sql.audit(claim.operation(), "start", claim.title());
    return fence;
  }

  @Override
  public void record(Fence fence, Snapshot snapshot) {
    jdbi.useTransaction(
        handle -> {
          if (handle.attach(OperationSql.class).record(fence, snapshot) == 0) {
            refuseIfSuperseded(handle, fence);
          }
        });
  }

  @Override
  public void close(Fence fence, Closing closing) {
    jdbi.useTransaction(
        handle -> {
          OperationSql sql = handle.attach(OperationSql.class);
          String paid = Columns.json(closing.paid());
          String leftovers = Columns.json(closing.leftovers());
          if (sql.close(fence, closing.outcome(), closing.message(), paid, leftovers) == 0) {
            refuseIfSuperseded(handle, fence);
            return;
          }
          sql.closeRun(fence);
          String detail = closing.outcome() + ": " + closing.message();
          sql.audit(fence.operation(), "end", detail);
        });
  }

  @Override
  public void decided(Fence fence, Decision decision) {
    jdbi.useExtension(
        OperationSql.class,
        sql -> sql.auditDecision(fence, decision.actor().name(), decision.words()));
  }

  @Override
  public void edited(Fence fence, Map<String, String> fields) {
    new FencedLedger(jdbi).run(fence, handle -> KeptEdits.write(handle, fence, fields));
  }

  @Override
  public List<Money> paidBy(OperationId operation) {
    return new OperationQueries(jdbi).one(operation).map(OperationRow::paid).orElse(List.of());
  }

  /** No row was newer to write: it was written before, or a newer run has taken over. */
  private static void refuseIfSuperseded(Handle transaction, Fence fence) {
    Fences.hold(transaction.getConnection(), fence);
  }

  @Override
  public void cancelRun(OperationId operation, String runId) {
    WorkflowTargetOptions run =
        WorkflowTargetOptions.newBuilder().setWorkflowId(operation.value()).setRunId(runId).build();
    try {
      temporal.newUntypedWorkflowStub(run).cancel();
    } catch (WorkflowNotFoundException e) {
      // It has closed already, which is what the cancel was for.
    }
  }

  @Override
  public void awaitClosed(OperationId operation) {
    if (open(operation)) {
      throw ApplicationFailure.newBuilder()
          .setType(STILL_OPEN)
          .setMessage(operation + " is still running")
          .setCategory(ApplicationErrorCategory.BENIGN)
          .setNextRetryDelay(AGAIN)
          .build();
    }
  }

  private boolean open(OperationId operation) {
    try {
      return temporal.newUntypedWorkflowStub(operation.value()).describe().getStatus()
          == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    } catch (WorkflowNotFoundException e) {
      return false;
    }
  }
}
