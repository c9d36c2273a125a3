package dev.longhaul.dns;

import dev.longhaul.durable.TaskQueues;
import dev.longhaul.durable.TestEngine;
import dev.longhaul.durable.World;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The post through the real client: signal-with-start to the zone, a signal to the requester. */
public final class FakeZonePost implements ZonePostActivities {
  public final List<ZoneChangeRequest> sent = new CopyOnWriteArrayList<>();
  public final List<ZoneOutcome> replies = new CopyOnWriteArrayList<>();
  public volatile boolean losesLetters;
  public volatile boolean losesReplies;
  private final World world;
  private TestEngine engine;

  public FakeZonePost(World world) {
    this.world = world;
  }

  public void connect(TestEngine engine) {
    this.engine = engine;
  }

  @Override
  public void send(ZoneChangeRequest request) {
    world.look("ZonePost.send");
    sent.add(request);
    if (!losesLetters) {
      WorkflowOptions options =
          WorkflowOptions.newBuilder()
              .setWorkflowId(ZoneWorkflow.id(request.zone()).value())
              .setTaskQueue(TaskQueues.MAIN)
              .build();
      WorkflowStub zone = engine.client().newUntypedWorkflowStub("Zone", options);
      zone.signalWithStart("change", new Object[] {request}, new Object[] {request.zone()});
    }
  }

  @Override
  public void reply(List<Letter> letters) {
    world.look("ZonePost.reply");
    letters.forEach(this::deliver);
  }

  private void deliver(Letter letter) {
    ZoneOutcome outcome = letter.outcome();
    replies.add(outcome);
    if (losesReplies) {
      return;
    }
    try {
      String requester = letter.requester().value();
      engine.client().newUntypedWorkflowStub(requester).signal("zoneChanged", outcome);
    } catch (WorkflowNotFoundException e) {
      world.did("nobody waits for " + outcome.requestId());
    }
  }
}
