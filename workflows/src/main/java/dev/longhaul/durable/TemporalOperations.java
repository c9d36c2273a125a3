package dev.longhaul.durable;

import dev.longhaul.durable.codec.UnreadablePayload;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.errordetails.v1.NamespaceNotFoundFailure;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import io.temporal.common.converter.DataConverterException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.serviceclient.StatusUtils;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@link Operations} on a Temporal client. Every call ends by its deadline, with all that the SDK
 * tries again meanwhile, and queries keep no thread besides the caller's.
 */
public final class TemporalOperations implements Operations {
  /** How long a query waits for a worker; the stubs are given it too. */
  public static final Duration QUERY_PATIENCE = Duration.ofSeconds(2);

  private static final Duration DECISION_PATIENCE = Duration.ofSeconds(5);
  private static final Duration CALL_PATIENCE = Duration.ofSeconds(5);
  private static final Duration START_PATIENCE = Duration.ofSeconds(10);

  private static final ScheduledExecutorService DEADLINES =
      Executors.newSingleThreadScheduledExecutor(TemporalOperations::daemon);
  private static final ExecutorService DECISIONS =
      Executors.newCachedThreadPool(TemporalOperations::daemon);

  private final WorkflowClient client;
  private final ExecutionList executions;
  private final EndedRuns ended = new EndedRuns();

  public TemporalOperations(WorkflowClient client) {
    this.client = client;
    this.executions = new ExecutionList(client);
  }

  @Override
  public Started start(Start start) {
    String digest = OrderDigest.of(start.order());
    WorkflowStub stub = client.newUntypedWorkflowStub(start.workflowType(), options(start, digest));
    try {
      WorkflowExecution execution = reached(START_PATIENCE, () -> stub.start(start.order()));
      return new Started(start.id(), execution.getRunId(), false);
    } catch (WorkflowExecutionAlreadyStarted e) {
      return running(start, digest);
    }
  }

  private static WorkflowOptions options(Start start, String digest) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(start.id().value())
        .setTaskQueue(TaskQueues.MAIN)
        .setWorkflowTaskTimeout(TaskQueues.LOST_TASK)
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
        start.id(), running.kind(), running.actor().name(), running.startedAt());
  }

  @Override
  public Progress progress(OperationId id) {
    Description description = describe(id);
    return ended.find(description.runId()).orElseGet(() -> ask(id, description));
  }

  private Progress ask(OperationId id, Description description) {
    try {
      WorkflowStub run =
          client.newUntypedWorkflowStub(
              id.value(), Optional.of(description.runId()), Optional.empty());
      Progress live = within(QUERY_PATIENCE, () -> run.query("progress", Progress.class));
      Progress now = description.mergeInto(live);
      if (description.hasEnded()) {
        ended.keep(description.runId(), now);
      }
      return now;
    } catch (WorkflowException | StatusRuntimeException | DataConverterException e) {
      throwIfUnreadable(e);
      return description.alone(); // whatever the reason, Temporal's own word still counts
    }
  }

  private static void throwIfUnreadable(@Nullable Throwable failure) {
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
              CALL_PATIENCE,
              () ->
                  client
                      .getWorkflowServiceStubs()
                      .blockingStub()
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
        CompletableFuture.supplyAsync(
            () -> within(DECISION_PATIENCE, () -> stub.startUpdate(options, decision).getResult()),
            DECISIONS);
    try {
      return receipt.get(DECISION_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw noWorker(e);
    } catch (ExecutionException e) {
      throw refusal(id, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineUnavailable("interrupted while waiting for the decision", e);
    }
  }

  private static EngineUnavailable noWorker(Exception cause) {
    return new EngineUnavailable(
        "no worker answered within %d s; start one and repeat the decision"
            .formatted(DECISION_PATIENCE.toSeconds()),
        cause);
  }

  private static RuntimeException refusal(OperationId id, @Nullable Throwable cause) {
    throwIfUnreadable(cause);
    if (cause instanceof WorkflowUpdateException
        && cause.getCause() instanceof ApplicationFailure refused) {
      return new DecisionRefused(refused.getOriginalMessage());
    }
    if (cause instanceof WorkflowNotFoundException) {
      return new DecisionRefused(id + " is not running; nothing to decide");
    }
    if (cause instanceof WorkflowUpdateTimeoutOrCancelledException late) {
      return noWorker(late);
    }
    return new EngineUnavailable("the decision could not be delivered", cause);
  }

  @Override
  public void cancel(OperationId id, CancelRequest request) {
    requireReadable(id);
    try {
      reached(
          CALL_PATIENCE,
          () -> {
            client.newUntypedWorkflowStub(id.value()).signal("cancel", request);
            return null;
          });
    } catch (WorkflowNotFoundException e) {
      throw new DecisionRefused(
          "%s has ended: %s; there is nothing to cancel".formatted(id, progress(id).state()));
    }
  }

  @Override
  public List<OperationSummary> list(boolean openOnly, int limit) {
    return reached(CALL_PATIENCE, () -> executions.newest(openOnly, limit));
  }

  /** Turns "cannot be reached" and "not set up" into one exception; everything else passes. */
  private static <T> T reached(Duration patience, Supplier<T> call) {
    try {
      return within(patience, call);
    } catch (WorkflowServiceException e) {
      if (e.getCause() instanceof StatusRuntimeException status) {
        refuse(status);
      }
      throw e;
    } catch (StatusRuntimeException e) {
      refuse(e);
      throw e;
    }
  }

  /** All attempts of the call together. */
  private static <T> T within(Duration patience, Supplier<T> call) {
    try (Context.CancellableContext deadline =
        Context.current()
            .withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS, DEADLINES)) {
      Context before = deadline.attach();
      try {
        return call.get();
      } finally {
        deadline.detach(before);
      }
    }
  }

  private static void refuse(StatusRuntimeException e) {
    if (isAway(e)) {
      throw new EngineUnavailable("Temporal cannot be reached; try again later", e);
    }
    if (isNotSetUp(e)) {
      throw new EngineUnavailable(
          "Temporal is not prepared for Longhaul (%s); run './longhaul setup'"
              .formatted(e.getStatus().getDescription()),
          e);
    }
  }

  private static boolean isAway(StatusRuntimeException e) {
    return switch (e.getStatus().getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, CANCELLED -> true;
      default -> false;
    };
  }

  /** The namespace or our search attributes are not there. */
  private static boolean isNotSetUp(StatusRuntimeException e) {
    String said = String.valueOf(e.getStatus().getDescription()).toLowerCase(Locale.ROOT);
    return switch (e.getStatus().getCode()) {
      case INVALID_ARGUMENT -> said.contains("search attribute");
      case NOT_FOUND -> StatusUtils.hasFailure(e, NamespaceNotFoundFailure.class);
      default -> false;
    };
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "temporal-operations");
    thread.setDaemon(true);
    return thread;
  }
}
