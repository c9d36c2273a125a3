package dev.longhaul.sandbox.chaos;

import dev.longhaul.durable.OperationId;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.stream.Stream;

/** Activity attempts that nobody ended: Temporal gave them up and handed them to somebody else. */
final class TimeOuts {
  private final WorkflowClient client;

  TimeOuts(WorkflowClient client) {
    this.client = client;
  }

  /** One line for each. */
  List<String> in(List<OperationId> operations) {
    return operations.stream().flatMap(this::in).toList();
  }

  private Stream<String> in(OperationId id) {
    return client.fetchHistory(id.value()).getHistory().getEventsList().stream()
        .filter(TimeOuts::isTimeOut)
        .map(event -> id + ", event " + event.getEventId() + ": " + event);
  }

  private static boolean isTimeOut(HistoryEvent event) {
    return event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT
        || isTimeOut(event.getActivityTaskStartedEventAttributes().getLastFailure());
  }

  private static boolean isTimeOut(Failure failure) {
    return failure.hasTimeoutFailureInfo() || (failure.hasCause() && isTimeOut(failure.getCause()));
  }
}
