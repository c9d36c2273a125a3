package dev.longhaul.sandbox.engine;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How the dev server differs from its defaults; docs/performance.md has what each setting brings.
 */
public record EngineTuning(Set<Setting> settings) {
  private static final List<String> QUEUES = List.of("transfer", "timer", "visibility");

  /** One way in which Longhaul's server differs. */
  public enum Setting {
    /**
     * It polls its own queues a thousand times a second instead of twenty: with few shards each hop
     * of a workflow otherwise waits for the next look, 50 ms.
     */
    POLLS,
    /**
     * SQLite's write-ahead log with one sync per checkpoint: safe against SIGKILL of the server,
     * not against power loss.
     */
    WAL,
    /**
     * It reads timers that are due within 50 ms instead of a second: no timer, no retry can be
     * shorter than that look ahead. It bridges differing clocks of several history hosts; here
     * there is one.
     */
    TIMERS,
    /**
     * It hands an activity of the workflow's own task queue to the worker that asks for it, instead
     * of putting it into the queue first.
     */
    EAGER
  }

  public EngineTuning {
    settings = Set.copyOf(settings);
  }

  /**
   * The server waits longer after each failure of a workflow task, up to ten minutes: so long an
   * operation would stand still after its defect is mended.
   */
  private static final String TASKS = "history.workflowTaskRetryMaxInterval=\"20s\"";

  /** What Longhaul uses. */
  public static EngineTuning longhaul() {
    return new EngineTuning(EnumSet.allOf(Setting.class));
  }

  /** The server's own settings. */
  public static EngineTuning none() {
    return new EngineTuning(Set.of());
  }

  /** All but one, to see what that brings. */
  public EngineTuning without(Setting setting) {
    Set<Setting> others = EnumSet.copyOf(settings);
    others.remove(setting);
    return new EngineTuning(others);
  }

  List<String> flags() {
    List<String> flags = new ArrayList<>();
    if (settings.contains(Setting.WAL)) {
      flags.addAll(List.of("--sqlite-pragma", "journal_mode=wal"));
      flags.addAll(List.of("--sqlite-pragma", "synchronous=normal"));
    }
    if (settings.contains(Setting.POLLS)) {
      QUEUES.forEach(
          queue -> {
            flags.addAll(value("history." + queue + "ProcessorMaxPollRPS=1000"));
            flags.addAll(value("history." + queue + "ProcessorMaxPollHostRPS=1000"));
          });
    }
    flags.addAll(value(TASKS));
    if (settings.contains(Setting.TIMERS)) {
      flags.addAll(value("history.timerProcessorMaxTimeShift=\"50ms\""));
    }
    if (settings.contains(Setting.EAGER)) {
      flags.addAll(value("system.enableActivityEagerExecution=true"));
    }
    return flags;
  }

  private static List<String> value(String setting) {
    return List.of("--dynamic-config-value", setting);
  }
}
