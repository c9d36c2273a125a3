package dev.longhaul.durable;

import com.google.protobuf.ByteString;
import io.temporal.api.filter.v1.StartTimeFilter;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.ListClosedWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListClosedWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.ListOpenWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListOpenWorkflowExecutionsResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists executions by the two calls that every Temporal server answers, also the in-memory one. */
final class ExecutionList {
  private static final int PAGE = 100;

  /** Enough for any list that a person reads, and bounded beside a crowd of foreign runs. */
  private static final int MOST_PAGES = 20;

  private final WorkflowClient client;

  ExecutionList(WorkflowClient client) {
    this.client = client;
  }

  /** The newest of ours; what other teams run in the namespace is passed over. */
  List<OperationSummary> newest(boolean openOnly, int limit) {
    List<OperationSummary> found = new ArrayList<>(ours(limit, this::open));
    if (!openOnly) {
      found.addAll(ours(limit, this::closed));
    }
    return found.stream()
        .sorted(Comparator.comparing(OperationSummary::startedAt).reversed())
        .limit(limit)
        .toList();
  }

  private record Page(List<WorkflowExecutionInfo> executions, ByteString next) {}

  private interface Pages {
    Page read(int size, ByteString token);
  }

  private static List<OperationSummary> ours(int limit, Pages pages) {
    List<OperationSummary> found = new ArrayList<>();
    ByteString token = ByteString.EMPTY;
    for (int number = 0; number < MOST_PAGES && found.size() < limit; number++) {
      Page page = pages.read(Math.max(limit, PAGE), token);
      page.executions().stream().flatMap(ExecutionList::summary).forEach(found::add);
      token = page.next();
      if (token.isEmpty()) {
        break;
      }
    }
    return found;
  }

  private Page open(int size, ByteString token) {
    ListOpenWorkflowExecutionsResponse response =
        service()
            .blockingStub()
            .listOpenWorkflowExecutions(
                ListOpenWorkflowExecutionsRequest.newBuilder()
                    .setNamespace(client.getOptions().getNamespace())
                    .setMaximumPageSize(size)
                    .setNextPageToken(token)
                    .setStartTimeFilter(StartTimeFilter.getDefaultInstance())
                    .build());
    return new Page(response.getExecutionsList(), response.getNextPageToken());
  }

  private Page closed(int size, ByteString token) {
    ListClosedWorkflowExecutionsResponse response =
        service()
            .blockingStub()
            .listClosedWorkflowExecutions(
                ListClosedWorkflowExecutionsRequest.newBuilder()
                    .setNamespace(client.getOptions().getNamespace())
                    .setMaximumPageSize(size)
                    .setNextPageToken(token)
                    .setStartTimeFilter(StartTimeFilter.getDefaultInstance())
                    .build());
    return new Page(response.getExecutionsList(), response.getNextPageToken());
  }

  private WorkflowServiceStubs service() {
    return client.getWorkflowServiceStubs();
  }

  /**
   * Empty when it is not ours: an id of another form, or search attributes without our kind. The
   * in-memory server lists no search attributes at all; there the id decides alone.
   */
  static Stream<OperationSummary> summary(WorkflowExecutionInfo execution) {
    String kind = SearchAttributesView.text(execution, SearchAttributes.KIND.getName());
    if (kind == null && execution.getSearchAttributes().getIndexedFieldsCount() > 0) {
      return Stream.empty();
    }
    return id(execution.getExecution().getWorkflowId()).stream()
        .map(id -> summary(id, kind, execution));
  }

  private static Optional<OperationId> id(String text) {
    try {
      return Optional.of(new OperationId(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static OperationSummary summary(
      OperationId id, @Nullable String kind, WorkflowExecutionInfo execution) {
    String actor = SearchAttributesView.text(execution, SearchAttributes.ACTOR.getName());
    return new OperationSummary(
        id,
        kind,
        id.subject(),
        execution.getType().getName(),
        Description.state(execution),
        SearchAttributesView.text(execution, SearchAttributes.STEP.getName()),
        null,
        actor == null ? Actor.SYSTEM : new Actor(actor),
        Description.instant(execution.getStartTime()),
        null,
        null,
        execution.hasCloseTime() ? Description.instant(execution.getCloseTime()) : null);
  }
}
