package dev.longhaul.dns;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The ledger of DNS requests in memory: every note, in the order in which they were made. */
public final class FakeRequests implements DnsRequestActivities {
  public final List<StatusNote> notes = new CopyOnWriteArrayList<>();
  private final List<Long> sequences = new ArrayList<>();
  private final Map<String, Acceptance> known = new ConcurrentHashMap<>();
  private final World world;

  public FakeRequests(World world) {
    this.world = world;
  }

  /** A request of which Temporal knows nothing any more. */
  public void remember(String requestId, RequestStatus status) {
    known.put(requestId, new Acceptance(status, true, "as it ended then"));
  }

  @Override
  public Acceptance accept(Fence fence, DnsOrder order, Actor actor) {
    world.act("DnsRequests.accept", fence);
    Acceptance before = known.get(order.requestId());
    if (before == null) {
      known.put(order.requestId(), new Acceptance(RequestStatus.ACCEPTED, true, null));
      return new Acceptance(RequestStatus.ACCEPTED, false, null);
    }
    return before;
  }

  @Override
  public void note(Fence fence, StatusNote note) {
    world.act("DnsRequests.note", fence);
    add(fence, note);
    known.put(note.requestId(), new Acceptance(note.status(), true, note.reason()));
  }

  /** Notes are numbered when they are made, and may overtake each other on their way. */
  private synchronized void add(Fence fence, StatusNote note) {
    sequences.add(fence.sequence());
    sequences.sort(null);
    notes.add(sequences.indexOf(fence.sequence()), note);
  }

  /** The states that a request has gone through. */
  public List<RequestStatus> statusesOf(String requestId) {
    return notes.stream()
        .filter(note -> note.requestId().equals(requestId))
        .map(StatusNote::status)
        .toList();
  }

  public StatusNote last() {
    return notes.get(notes.size() - 1);
  }
}
