package dev.longhaul.dns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The requests that a zone has yet to serve, each once however often it is sent. What is taken out
 * of it together fits into one payload: Temporal refuses more than 2 MB, and the task that sends
 * them fails for ever.
 */
final class ZoneQueue {
  private static final int KIB = 1024;

  /** Requests applied by one activity. */
  private static final int BATCH = 20;

  private static final long BATCH_BYTES = 512 * KIB;

  /**
   * More than the largest request; only an undo of large ones may be larger, and is served first.
   */
  private static final long CARRIED_BYTES = 1536 * KIB;

  private final Map<String, ZoneChangeRequest> waiting = new LinkedHashMap<>();
  private long bytes;

  /** A request that waits already keeps its place. */
  void add(ZoneChangeRequest request) {
    ZoneChangeRequest before = waiting.put(request.requestId(), request);
    bytes += request.weight() - (before == null ? 0 : before.weight());
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  int size() {
    return waiting.size();
  }

  /** Whether a new run can take all of it along. */
  boolean isPortable() {
    return bytes <= CARRIED_BYTES;
  }

  /** As much as a new run can take along, in order; whoever is left behind asks again. */
  List<ZoneChangeRequest> portable() {
    List<ZoneChangeRequest> carried = new ArrayList<>();
    long room = CARRIED_BYTES;
    for (ZoneChangeRequest request : waiting.values()) {
      if (request.weight() <= room) {
        room -= request.weight();
        carried.add(request);
      }
    }
    return carried;
  }

  /** Takes the next requests of one registrar account. */
  List<ZoneChangeRequest> nextBatch() {
    List<ZoneChangeRequest> batch = new ArrayList<>();
    ZoneChangeRequest request = take();
    String registrar = request.registrar();
    long taken = request.weight();
    batch.add(request);
    while (batch.size() < BATCH && fits(registrar, BATCH_BYTES - taken)) {
      request = take();
      taken += request.weight();
      batch.add(request);
    }
    return batch;
  }

  private boolean fits(String registrar, long room) {
    ZoneChangeRequest next = peek();
    return next != null && next.registrar().equals(registrar) && next.weight() <= room;
  }

  private @Nullable ZoneChangeRequest peek() {
    return waiting.isEmpty() ? null : waiting.values().iterator().next();
  }

  private ZoneChangeRequest take() {
    ZoneChangeRequest request = waiting.values().iterator().next();
    waiting.remove(request.requestId());
    bytes -= request.weight();
    return request;
  }
}
