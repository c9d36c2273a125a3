package dev.longhaul.sandbox.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * How the dev server differs from its defaults; docs/performance.md has what each setting brings.
 *
 * @param polls poll its own queues a thousand times a second instead of twenty: with few shards
 *     each hop of a workflow otherwise waits for the next look, 50 ms
 * @param wal SQLite's write-ahead log with one sync per checkpoint: safe against SIGKILL of the
 *     server, not against power loss
 * @param timers read timers that are due within 50 ms instead of a second: no timer, no retry can
 *     be shorter than that look ahead. It bridges differing clocks of several history hosts; here
 *     there is one
 */
public record EngineTuning(boolean polls, boolean wal, boolean timers) {
  private static final List<String> QUEUES = List.of("transfer", "timer", "visibility");
  private static final String TIMERS = "history.timerProcessorMaxTimeShift=\"50ms\"";

  /**
   * The server waits longer after each failure of a workflow task, up to ten minutes: so long an
   * operation would stand still after its defect is mended.
   */
  private static final String TASKS = "history.workflowTaskRetryMaxInterval=\"20s\"";

  /** What Longhaul uses. */
  public static EngineTuning longhaul() {
    return new EngineTuning(true, true, true);
  }

  List<String> flags() {
    List<String> flags = new ArrayList<>();
    if (wal) {
      flags.addAll(List.of("--sqlite-pragma", "journal_mode=wal"));
      flags.addAll(List.of("--sqlite-pragma", "synchronous=normal"));
    }
    if (polls) {
      QUEUES.forEach(
          queue -> {
            flags.addAll(pollRate(queue + "ProcessorMaxPollRPS"));
            flags.addAll(pollRate(queue + "ProcessorMaxPollHostRPS"));
          });
    }
    flags.addAll(List.of("--dynamic-config-value", TASKS));
    if (timers) {
      flags.addAll(List.of("--dynamic-config-value", TIMERS));
    }
    return flags;
  }

  private static List<String> pollRate(String key) {
    return List.of("--dynamic-config-value", "history." + key + "=1000");
  }
}
