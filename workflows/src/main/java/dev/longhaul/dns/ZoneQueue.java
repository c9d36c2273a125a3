package dev.longhaul.dns;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The requests that a zone has yet to serve. What is taken out of it together fits into one
 * payload: Temporal refuses more than 2 MB, and the task that sends them fails for ever.
 */
final class ZoneQueue {
  private static final int KIB = 1024;

  /** Requests applied by one activity. */
  private static final int BATCH = 20;

  private static final long BATCH_BYTES = 512 * KIB;

  /** Requests that a new run takes over; a longer queue is served down to this first. */
  private static final int CARRIED = 200;

  /**
   * More than the largest request; only an undo of large ones may be larger, and is served first.
   */
  private static final long CARRIED_BYTES = KIB * KIB;

  private final Deque<ZoneChangeRequest> waiting = new ArrayDeque<>();
  private long bytes;

  void add(ZoneChangeRequest request) {
    waiting.add(request);
    bytes += request.weight();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Whether a new run can take all of it along. */
  boolean isPortable() {
    return waiting.size() <= CARRIED && bytes <= CARRIED_BYTES;
  }

  List<ZoneChangeRequest> all() {
    return List.copyOf(waiting);
  }

  /** Takes the next requests of one registrar account; the same request twice counts once. */
  List<ZoneChangeRequest> nextBatch() {
    Map<String, ZoneChangeRequest> batch = new LinkedHashMap<>();
    ZoneChangeRequest request = take();
    String registrar = request.registrar();
    long taken = request.weight();
    batch.put(request.requestId(), request);
    while (batch.size() < BATCH && fits(registrar, BATCH_BYTES - taken)) {
      request = take();
      taken += request.weight();
      batch.putIfAbsent(request.requestId(), request);
    }
    return new ArrayList<>(batch.values());
  }

  private boolean fits(String registrar, long room) {
    ZoneChangeRequest next = waiting.peek();
    return next != null && next.registrar().equals(registrar) && next.weight() <= room;
  }

  private ZoneChangeRequest take() {
    ZoneChangeRequest request = waiting.remove();
    bytes -= request.weight();
    return request;
  }
}
