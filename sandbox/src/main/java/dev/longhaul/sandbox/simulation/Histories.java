package dev.longhaul.sandbox.simulation;

import dev.longhaul.activities.postgres.OperationRow;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Outcome;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.List;

/** What an undisturbed operation may leave in Temporal. */
final class Histories {
  private static final int MOST_EVENTS = 300;

  /** A person's decision repeats a step, and telling the operators costs events, too. */
  private static final int EVENTS_PER_DECISION = 60;

  private static final int LARGEST_EVENT = 64 * 1024;

  private Histories() {}

  static void check(Stage stage, List<Scenario.Assignment> assignments, Findings findings) {
    assignments.stream()
        .map(assignment -> assignment.start().id())
        .filter(id -> stage.row(id).map(OperationRow::outcome).orElse(null) == Outcome.SUCCEEDED)
        .forEach(id -> check(stage, id, findings));
  }

  private static void check(Stage stage, OperationId id, Findings findings) {
    List<HistoryEvent> events = stage.temporal().fetchHistory(id.value()).getEvents();
    int largest = events.stream().mapToInt(HistoryEvent::getSerializedSize).max().orElse(0);
    long decisions =
        events.stream()
            .filter(
                event ->
                    event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED)
            .count();
    findings.require(
        events.size() <= MOST_EVENTS + EVENTS_PER_DECISION * decisions,
        id + " has " + events.size() + " events in its history");
    findings.require(
        largest <= LARGEST_EVENT, id + " has an event of " + largest + " bytes in its history");
  }
}
