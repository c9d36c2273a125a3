package dev.longhaul.activities.temporal;

import dev.longhaul.dns.ZoneChangeRequest;
import dev.longhaul.dns.ZoneOutcome;
import dev.longhaul.dns.ZonePostActivities;
import dev.longhaul.dns.ZoneWorkflow;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.SearchAttributes;
import dev.longhaul.durable.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The zone post over Temporal signals; a signal that arrives twice is known by its request id. */
public final class TemporalZonePostActivities implements ZonePostActivities {
  private static final Logger LOG = LoggerFactory.getLogger(TemporalZonePostActivities.class);
  private final WorkflowClient client;

  public TemporalZonePostActivities(WorkflowClient client) {
    this.client = client;
  }

  @Override
  public void send(ZoneChangeRequest request) {
    OperationId id = ZoneWorkflow.id(request.zone());
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(id.value())
            .setTaskQueue(TaskQueues.MAIN)
            .setWorkflowTaskTimeout(TaskQueues.LOST_TASK)
            .setTypedSearchAttributes(SearchAttributes.atStart(ZoneWorkflow.KIND, id, Actor.SYSTEM))
            .setStaticSummary("Zone " + request.zone())
            .build();
    WorkflowStub zone = client.newUntypedWorkflowStub("Zone", options);
    zone.signalWithStart("change", new Object[] {request}, new Object[] {request.zone()});
  }

  @Override
  public void reply(List<Letter> letters) {
    letters.forEach(letter -> deliver(letter.requester(), letter.outcome()));
  }

  private void deliver(OperationId requester, ZoneOutcome outcome) {
    try {
      client.newUntypedWorkflowStub(requester.value()).signal("zoneChanged", outcome);
    } catch (WorkflowNotFoundException e) {
      LOG.info("{} has ended before zone answer {} came", requester, outcome.requestId());
    }
  }
}
