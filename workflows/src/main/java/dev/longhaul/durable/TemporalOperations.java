package dev.longhaul.durable;

import dev.longhaul.durable.codec.UnreadablePayload;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** {@link Operations} on a Temporal client. */
public final class TemporalOperations implements Operations {
  private static final Duration DECISION_PATIENCE = Duration.ofSeconds(5);
  private static final Duration QUERY_PATIENCE = Duration.ofSeconds(2);

  private final WorkflowClient client;
  private final ExecutionList executions;

  public TemporalOperations(WorkflowClient client) {
    this.client = client;
    this.executions = new ExecutionList(client);
  }

  @Override
  public Started start(Start start) {
    String digest = OrderDigest.of(start.order());
    WorkflowStub stub = client.newUntypedWorkflowStub(start.workflowType(), options(start, digest));
    try {
      WorkflowExecution execution = reached(() -> stub.start(start.order()));
      return new Started(start.id(), execution.getRunId(), false);
    } catch (WorkflowExecutionAlreadyStarted e) {
      return running(start, digest);
    }
  }

  private static WorkflowOptions options(Start start, String digest) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(start.id().value())
        .setTaskQueue(TaskQueues.MAIN)
        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setMemo(Map.of(Memo.ACTOR, start.actor().name(), Memo.ORDER_DIGEST, digest))
        .setTypedSearchAttributes(SearchAttributes.atStart(start.kind(), start.id(), start.actor()))
        .setStaticSummary(start.summary())
        .build();
  }

  private Started running(Start start, String digest) {
    Description running = describe(start.id());
    if (running.type().equals(start.workflowType()) && digest.equals(running.orderDigest())) {
      return new Started(start.id(), running.runId(), true);
    }
    throw new OperationConflict(
        start.id(), running.type(), running.actor().name(), running.startedAt());
  }

  @Override
  public Progress progress(OperationId id) {
    Description description = describe(id);
    CompletableFuture<Progress> query =
        CompletableFuture.supplyAsync(
            () -> client.newUntypedWorkflowStub(id.value()).query("progress", Progress.class));
    try {
      Progress live = query.get(QUERY_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return description.mergeInto(live);
    } catch (ExecutionException e) {
      throwIfUnreadable(e);
      return description.alone();
    } catch (TimeoutException e) {
      return description.alone();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return description.alone();
    }
  }

  private static void throwIfUnreadable(Throwable failure) {
    UnreadablePayload.in(failure)
        .ifPresent(
            unreadable -> {
              throw unreadable;
            });
  }

  /** Proves our keys: a worker could not read what we send with others, and would get stuck. */
  private void requireReadable(OperationId id) {
    describe(id).actor();
  }

  private Description describe(OperationId id) {
    DescribeWorkflowExecutionRequest request =
        DescribeWorkflowExecutionRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setExecution(WorkflowExecution.newBuilder().setWorkflowId(id.value()))
            .build();
    try {
      DescribeWorkflowExecutionResponse response =
          reached(
              () ->
                  client
                      .getWorkflowServiceStubs()
                      .blockingStub()
                      .withDeadlineAfter(5, TimeUnit.SECONDS)
                      .describeWorkflowExecution(request));
      return new Description(id, response, client.getOptions().getDataConverter());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        throw new OperationNotFound(id);
      }
      throw e;
    }
  }

  @Override
  public DecisionReceipt decide(OperationId id, Decision decision, String updateId) {
    requireReadable(id);
    UpdateOptions<DecisionReceipt> options =
        UpdateOptions.newBuilder(DecisionReceipt.class)
            .setUpdateName("decide")
            .setUpdateId(updateId)
            .setWaitForStage(WorkflowUpdateStage.COMPLETED)
            .build();
    WorkflowStub stub = client.newUntypedWorkflowStub(id.value());
    CompletableFuture<DecisionReceipt> receipt =
        CompletableFuture.supplyAsync(() -> stub.startUpdate(options, decision).getResult());
    try {
      return receipt.get(DECISION_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new EngineUnavailable(
          "no worker answered within %d s; start one and repeat the decision"
              .formatted(DECISION_PATIENCE.toSeconds()),
          e);
    } catch (ExecutionException e) {
      throw refusal(id, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineUnavailable("interrupted while waiting for the decision", e);
    }
  }

  private static RuntimeException refusal(OperationId id, Throwable cause) {
    throwIfUnreadable(cause);
    if (cause instanceof WorkflowUpdateException
        && cause.getCause() instanceof ApplicationFailure refused) {
      return new DecisionRefused(refused.getOriginalMessage());
    }
    if (cause instanceof WorkflowNotFoundException) {
      return new DecisionRefused(id + " is not running; nothing to decide");
    }
    return new EngineUnavailable("the decision could not be delivered", cause);
  }

  @Override
  public void cancel(OperationId id, CancelRequest request) {
    requireReadable(id);
    try {
      reached(
          () -> {
            client.newUntypedWorkflowStub(id.value()).signal("cancel", request);
            return null;
          });
    } catch (WorkflowNotFoundException e) {
      throw new DecisionRefused(id + " has ended; nothing to cancel");
    }
  }

  @Override
  public List<OperationSummary> list(boolean openOnly, int limit) {
    return reached(() -> executions.newest(openOnly, limit));
  }

  /** Turns "cannot be reached" into one exception; everything else passes. */
  private static <T> T reached(Supplier<T> call) {
    try {
      return call.get();
    } catch (WorkflowServiceException e) {
      if (e.getCause() instanceof StatusRuntimeException status && isAway(status)) {
        throw new EngineUnavailable("Temporal cannot be reached; try again later", e);
      }
      throw e;
    } catch (StatusRuntimeException e) {
      if (isAway(e)) {
        throw new EngineUnavailable("Temporal cannot be reached; try again later", e);
      }
      throw e;
    }
  }

  private static boolean isAway(StatusRuntimeException e) {
    return switch (e.getStatus().getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, CANCELLED -> true;
      default -> false;
    };
  }
}
