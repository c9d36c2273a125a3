package dev.longhaul.durable;

import io.temporal.api.filter.v1.StartTimeFilter;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.ListClosedWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListOpenWorkflowExecutionsRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists executions by the two calls that every Temporal server answers, also the in-memory one. */
final class ExecutionList {
  private final WorkflowClient client;

  ExecutionList(WorkflowClient client) {
    this.client = client;
  }

  List<OperationSummary> newest(boolean openOnly, int limit) {
    List<WorkflowExecutionInfo> found = new ArrayList<>(open(limit));
    if (!openOnly) {
      found.addAll(closed(limit));
    }
    return found.stream()
        .map(ExecutionList::summary)
        .sorted(Comparator.comparing(OperationSummary::startedAt).reversed())
        .limit(limit)
        .toList();
  }

  private List<WorkflowExecutionInfo> open(int limit) {
    return service()
        .blockingStub()
        .listOpenWorkflowExecutions(
            ListOpenWorkflowExecutionsRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setMaximumPageSize(limit)
                .setStartTimeFilter(StartTimeFilter.getDefaultInstance())
                .build())
        .getExecutionsList();
  }

  private List<WorkflowExecutionInfo> closed(int limit) {
    return service()
        .blockingStub()
        .listClosedWorkflowExecutions(
            ListClosedWorkflowExecutionsRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setMaximumPageSize(limit)
                .setStartTimeFilter(StartTimeFilter.getDefaultInstance())
                .build())
        .getExecutionsList();
  }

  private WorkflowServiceStubs service() {
    return client.getWorkflowServiceStubs();
  }

  private static OperationSummary summary(WorkflowExecutionInfo execution) {
    OperationId id = new OperationId(execution.getExecution().getWorkflowId());
    String actor = SearchAttributesView.text(execution, SearchAttributes.ACTOR.getName());
    return new OperationSummary(
        id,
        SearchAttributesView.text(execution, SearchAttributes.KIND.getName()),
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
