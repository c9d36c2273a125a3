package dev.longhaul.durable;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.common.converter.DefaultDataConverter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read out of Temporal's own words. */
class DescriptionTest {
  private static final OperationId ID = new OperationId("project:acme");
  private static final PendingActivityInfo NOTE = activity("Operations_Note", 9, "ledger away");
  private static final PendingActivityInfo DEPLOY = activity("Deployments_Await", 3, "not yet");

  private final DescribeWorkflowExecutionResponse.Builder response =
      DescribeWorkflowExecutionResponse.newBuilder();

  @Test
  void theStepShowsItsOwnActivityAndNotANoteBesideIt() {
    response.addPendingActivities(NOTE).addPendingActivities(DEPLOY);
    assertThat(merged().attempts()).isEqualTo(3);
    assertThat(merged().lastError()).isEqualTo("not yet");
  }

  @Test
  void aNoteThatHangsByItselfIsShown() {
    response.addPendingActivities(NOTE);
    assertThat(merged().lastError()).isEqualTo("ledger away");
  }

  @Test
  void withoutAWorkerItNamesTheStepAndItsTrouble() {
    at("CREATE_APPLICATION", "RUNNING");
    response.addPendingActivities(DEPLOY);
    assertThat(describe().alone().steps())
        .containsExactly(
            new StepProgress(
                "CREATE_APPLICATION",
                "Create application",
                StepStatus.RUNNING,
                null,
                null,
                null,
                null,
                null,
                3,
                "not yet",
                Instant.ofEpochSecond(1000)));
  }

  @Test
  void withoutAWorkerAndBeforeTheFirstStepThereIsNoLine() {
    at("-", "ACCEPTED");
    assertThat(describe().alone().steps()).isEmpty();
  }

  private StepProgress merged() {
    StepProgress running =
        new StepProgress(
            "DEPLOY", "Deploy", StepStatus.RUNNING, null, null, null, null, null, null, null, null);
    Progress live = describe().alone().with(List.of(running), "live");
    return describe().mergeInto(live).steps().get(0);
  }

  private Description describe() {
    return new Description(ID, response.build(), DefaultDataConverter.STANDARD_INSTANCE);
  }

  private void at(String step, String state) {
    response
        .getWorkflowExecutionInfoBuilder()
        .setStatus(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING)
        .getSearchAttributesBuilder()
        .putIndexedFields(SearchAttributes.STEP.getName(), payload(step))
        .putIndexedFields(SearchAttributes.STATE.getName(), payload(state));
  }

  private static Payload payload(String text) {
    return DefaultDataConverter.STANDARD_INSTANCE.toPayload(text).orElseThrow();
  }

  private static PendingActivityInfo activity(String type, int attempt, String error) {
    PendingActivityInfo.Builder pending =
        PendingActivityInfo.newBuilder()
            .setAttempt(attempt)
            .setScheduledTime(Timestamp.newBuilder().setSeconds(1000))
            .setLastFailure(Failure.newBuilder().setMessage(error));
    pending.getActivityTypeBuilder().setName(type);
    return pending.build();
  }
}
