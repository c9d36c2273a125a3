package dev.longhaul.durable;

import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import java.util.Map;

/** An operation that another one runs as one of its steps; it outlives its parent. */
public record ChildOperation<W>(Class<W> type, OperationId id, String kind, String summary) {

  ChildWorkflowOptions options(Actor actor) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(id.value())
        .setTaskQueue(TaskQueues.MAIN)
        .setWorkflowTaskTimeout(TaskQueues.LOST_TASK)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setCancellationType(ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED)
        .setMemo(Map.of(Memo.ACTOR, actor.name()))
        .setTypedSearchAttributes(SearchAttributes.atStart(kind, id, actor))
        .setStaticSummary(summary)
        .build();
  }
}
