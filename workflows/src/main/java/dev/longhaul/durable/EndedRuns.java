package dev.longhaul.durable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the runs that were asked for last had come to when they ended: that never changes, and a
 * worker would have to replay a whole history to say it again.
 */
final class EndedRuns {
  private static final int MOST = 256;

  private final Map<String, Progress> byRun =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Progress> eldest) {
          return size() > MOST;
        }
      };

  synchronized Optional<Progress> find(String runId) {
    return Optional.ofNullable(byRun.get(runId));
  }

  synchronized void keep(String runId, Progress progress) {
    byRun.put(runId, progress);
  }
}
