package dev.longhaul.durable;

import com.google.protobuf.Timestamp;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.common.converter.DataConverter;
import io.temporal.failure.TemporalFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Temporal itself says about an execution. */
final class Description {
  private static final Pattern NOTES =
      Pattern.compile("Operations_.*|NoticePost_.*|Projects_Record.*");

  /** A dash stands there before the first step. */
  private static final Pattern STEP = Pattern.compile("[A-Z][A-Z0-9_]*");

  private final OperationId id;
  private final DescribeWorkflowExecutionResponse response;
  private final DataConverter converter;

  Description(OperationId id, DescribeWorkflowExecutionResponse response, DataConverter converter) {
    this.id = id;
    this.response = response;
    this.converter = converter;
  }

  String type() {
    return execution().getType().getName();
  }

  boolean hasEnded() {
    return execution().hasCloseTime();
  }

  /** The kind of operation; the workflow's type where it was started without one. */
  String kind() {
    String kind = SearchAttributesView.text(execution(), SearchAttributes.KIND.getName());
    return kind == null ? type() : kind;
  }

  String runId() {
    return execution().getExecution().getRunId();
  }

  Instant startedAt() {
    return instant(execution().getStartTime());
  }

  Actor actor() {
    String name = memo(Memo.ACTOR);
    return name == null ? Actor.SYSTEM : new Actor(name);
  }

  @Nullable String orderDigest() {
    return memo(Memo.ORDER_DIGEST);
  }

  /** The workflow's own view with the pending activity's attempts at its running step. */
  Progress mergeInto(Progress live) {
    Optional<PendingActivityInfo> found = pending();
    if (found.isEmpty()) {
      return live;
    }
    PendingActivityInfo pending = found.get();
    List<StepProgress> steps = new ArrayList<>();
    for (StepProgress step : live.steps()) {
      steps.add(
          step.status() == StepStatus.RUNNING
              ? step.withPending(pending.getAttempt(), lastError(pending), nextTry(pending))
              : step);
    }
    return live.with(steps, "live");
  }

  /** The activity that a person waits for: notes beside the process count only by themselves. */
  private Optional<PendingActivityInfo> pending() {
    List<PendingActivityInfo> all = response.getPendingActivitiesList();
    return all.stream()
        .filter(activity -> !NOTES.matcher(activity.getActivityType().getName()).matches())
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /** What can be said while no worker answers. */
  Progress alone() {
    OperationState state = state(execution());
    return new Progress(
        id,
        SearchAttributesView.text(execution(), SearchAttributes.KIND.getName()),
        id.subject(),
        type(),
        state,
        actor(),
        startedAt(),
        execution().hasCloseTime() ? instant(execution().getCloseTime()) : null,
        null,
        state.ended() ? List.of() : step(state),
        null,
        null,
        List.of(),
        List.of(),
        null,
        "recorded");
  }

  /** The step at which it is, with what Temporal knows of its pending activity. */
  private List<StepProgress> step(OperationState state) {
    String name = SearchAttributesView.text(execution(), SearchAttributes.STEP.getName());
    if (name == null || !STEP.matcher(name).matches()) {
      return List.of();
    }
    String title = name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    StepStatus status = state == OperationState.PARKED ? StepStatus.PARKED : StepStatus.RUNNING;
    StepProgress bare =
        new StepProgress(name, title, status, null, null, null, null, null, null, null, null);
    return List.of(
        pending()
            .map(found -> bare.withPending(found.getAttempt(), lastError(found), nextTry(found)))
            .orElse(bare));
  }

  /** The recorded state while open; by close status afterwards. */
  static OperationState state(WorkflowExecutionInfo execution) {
    WorkflowExecutionStatus status = execution.getStatus();
    String recorded = SearchAttributesView.text(execution, SearchAttributes.STATE.getName());
    if (recorded != null && (status == running() || OperationState.valueOf(recorded).ended())) {
      return OperationState.valueOf(recorded);
    }
    return switch (status) {
      case WORKFLOW_EXECUTION_STATUS_COMPLETED -> OperationState.SUCCEEDED;
      case WORKFLOW_EXECUTION_STATUS_CANCELED -> OperationState.ABORTED;
      case WORKFLOW_EXECUTION_STATUS_FAILED,
          WORKFLOW_EXECUTION_STATUS_TERMINATED,
          WORKFLOW_EXECUTION_STATUS_TIMED_OUT ->
          OperationState.FAILED;
      default -> OperationState.RUNNING;
    };
  }

  private static WorkflowExecutionStatus running() {
    return WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  }

  private WorkflowExecutionInfo execution() {
    return response.getWorkflowExecutionInfo();
  }

  private @Nullable String memo(String key) {
    Payload payload = execution().getMemo().getFieldsMap().get(key);
    return payload == null ? null : converter.fromPayload(payload, String.class, String.class);
  }

  /** In clear: an encrypted failure only says that it is one before it went through the codec. */
  private @Nullable String lastError(PendingActivityInfo pending) {
    if (!pending.hasLastFailure()) {
      return null;
    }
    RuntimeException failure = converter.failureToException(pending.getLastFailure());
    return failure instanceof TemporalFailure temporal
        ? temporal.getOriginalMessage()
        : failure.getMessage();
  }

  private static @Nullable Instant nextTry(PendingActivityInfo pending) {
    return pending.hasScheduledTime() && pending.getAttempt() > 1
        ? instant(pending.getScheduledTime())
        : null;
  }

  static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
