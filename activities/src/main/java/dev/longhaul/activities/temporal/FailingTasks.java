package dev.longhaul.activities.temporal;

import com.google.protobuf.ByteString;
import dev.longhaul.durable.OperationId;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What only Temporal knows of an execution that cannot speak: whether its tasks fail, whether it is
 * there at all.
 */
public final class FailingTasks {
  /** One failure may be a worker that stopped; the server itself reports after five. */
  private static final int ATTEMPTS = 3;

  private static final int PAGE = 1000;
  private static final String RUNNING = "ExecutionStatus = 'Running'";
  private static final String REPORTED =
      "TemporalReportedProblems IS NOT NULL AND ExecutionStatus = 'Running'";

  private final WorkflowClient client;

  public FailingTasks(WorkflowClient client) {
    this.client = client;
  }

  /** Begins a look that asks for what runs once, however many operations are held against it. */
  public Look look() {
    return new Look();
  }

  /** What was seen at one moment; the server's lists are a few seconds behind. */
  public final class Look {
    private @Nullable List<OperationId> reported;
    private @Nullable Set<OperationId> running;

    private Look() {}

    /**
     * Running operations whose workflow tasks fail: by the server's own report where it has one,
     * else by a look at each of {@code suspects}.
     */
    public List<OperationId> failing(Collection<OperationId> suspects) {
      if (reported == null) {
        Optional<List<OperationId>> report = listed(REPORTED);
        if (report.isEmpty()) {
          return suspects.stream().filter(FailingTasks.this::fails).toList();
        }
        reported = report.get();
      }
      return reported;
    }

    /** Those of {@code candidates} that Temporal does not run; only the unlisted are asked for. */
    public List<OperationId> notRunning(Collection<OperationId> candidates) {
      if (running == null) {
        running = listed(RUNNING).<Set<OperationId>>map(HashSet::new).orElseGet(Set::of);
      }
      Set<OperationId> seen = running;
      return candidates.stream()
          .filter(id -> !seen.contains(id))
          .filter(id -> !isOpen(id))
          .toList();
    }
  }

  /** Nothing where the server cannot answer such a question. */
  private Optional<List<OperationId>> listed(String query) {
    try {
      return Optional.of(pages(query));
    } catch (StatusRuntimeException e) {
      return switch (e.getStatus().getCode()) {
        case UNIMPLEMENTED, INVALID_ARGUMENT -> Optional.empty();
        default -> throw e;
      };
    }
  }

  /** Page by page to the end: thousands may wait, and one defect may have stopped thousands. */
  private List<OperationId> pages(String query) {
    List<OperationId> found = new ArrayList<>();
    ByteString next = ByteString.EMPTY;
    do {
      ListWorkflowExecutionsResponse page = page(query, next);
      page.getExecutionsList().stream()
          .map(WorkflowExecutionInfo::getExecution)
          .flatMap(FailingTasks::operation)
          .forEach(found::add);
      next = page.getNextPageToken();
    } while (!next.isEmpty());
    return found;
  }

  private ListWorkflowExecutionsResponse page(String query, ByteString token) {
    return service()
        .listWorkflowExecutions(
            ListWorkflowExecutionsRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setPageSize(PAGE)
                .setNextPageToken(token)
                .setQuery(query)
                .build());
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
