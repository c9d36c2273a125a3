package dev.longhaul.sandbox.chaos;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What a run of each flow leaves when nobody disturbs it: played once, in whichever box asks first,
 * for all boxes, which are alike.
 */
final class QuietRuns {
  private final Map<Flow, List<String>> traces = new ConcurrentHashMap<>();

  /** The traces; {@code play} is asked while nobody has played this flow to its end. */
  List<String> of(Flow flow, Supplier<List<String>> play) {
    return traces.computeIfAbsent(flow, unknown -> play.get());
  }
}
