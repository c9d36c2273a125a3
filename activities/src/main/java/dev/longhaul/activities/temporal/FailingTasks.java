package dev.longhaul.activities.temporal;

import dev.longhaul.durable.OperationId;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What only Temporal knows of an execution that cannot speak: whether its tasks fail, whether it is
 * there at all.
 */
public final class FailingTasks {
  /** One failure may be a worker that stopped; the server itself reports after five. */
  private static final int ATTEMPTS = 3;

  private static final int PAGE = 200;
  private static final String REPORTED =
      "TemporalReportedProblems IS NOT NULL AND ExecutionStatus = 'Running'";

  private static final String RUNNING = "ExecutionStatus = 'Running' AND WorkflowId IN ";

  private final WorkflowClient client;

  public FailingTasks(WorkflowClient client) {
    this.client = client;
  }

  /**
   * Running operations whose workflow tasks fail: by the server's own report where it has one, else
   * by a look at each of {@code suspects}.
   */
  public List<OperationId> among(Collection<OperationId> suspects) {
    return listed(REPORTED).orElseGet(() -> suspects.stream().filter(this::fails).toList());
  }

  /**
   * Those of some operations that Temporal runs. One list says it of nearly all; only what is not
   * in it, which may be too new, is looked at by itself.
   *
   * @param operations at most {@value #PAGE}
   */
  public Set<OperationId> runningAmong(Collection<OperationId> operations) {
    String ids =
        operations.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", ", "(", ")"));
    Set<OperationId> running = new HashSet<>(listed(RUNNING + ids).orElse(List.of()));
    operations.stream()
        .filter(id -> !running.contains(id))
        .filter(this::isOpen)
        .forEach(running::add);
    return running;
  }

  /** Empty when this server has no lists, or not this one. */
  private Optional<List<OperationId>> listed(String query) {
    try {
      return Optional.of(
          service()
              .listWorkflowExecutions(
                  ListWorkflowExecutionsRequest.newBuilder()
                      .setNamespace(client.getOptions().getNamespace())
                      .setPageSize(PAGE)
                      .setQuery(query)
                      .build())
              .getExecutionsList()
              .stream()
              .map(WorkflowExecutionInfo::getExecution)
              .flatMap(FailingTasks::operation)
              .toList());
    } catch (StatusRuntimeException e) {
      return switch (e.getStatus().getCode()) {
        case UNIMPLEMENTED, INVALID_ARGUMENT -> Optional.empty();
        default -> throw e;
      };
    }
  }

  private static Stream<OperationId> operation(WorkflowExecution execution) {
    try {
      return Stream.of(new OperationId(execution.getWorkflowId()));
    } catch (IllegalArgumentException e) {
      return Stream.empty(); // of another team in this namespace
    }
  }

  private boolean fails(OperationId operation) {
    return describe(operation)
        .filter(found -> found.hasPendingWorkflowTask())
        .filter(found -> found.getPendingWorkflowTask().getAttempt() >= ATTEMPTS)
        .isPresent();
  }

  private boolean isOpen(OperationId operation) {
    return describe(operation)
        .map(found -> found.getWorkflowExecutionInfo().getStatus())
        .filter(status -> status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING)
        .isPresent();
  }

  private Optional<DescribeWorkflowExecutionResponse> describe(OperationId operation) {
    try {
      return Optional.of(
          service()
              .describeWorkflowExecution(
                  DescribeWorkflowExecutionRequest.newBuilder()
                      .setNamespace(client.getOptions().getNamespace())
                      .setExecution(WorkflowExecution.newBuilder().setWorkflowId(operation.value()))
                      .build()));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private WorkflowServiceBlockingStub service() {
    return client.getWorkflowServiceStubs().blockingStub().withDeadlineAfter(10, TimeUnit.SECONDS);
  }
}
