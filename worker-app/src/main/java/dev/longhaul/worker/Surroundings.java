package dev.longhaul.worker;

import dev.longhaul.worker.config.WorkerSettings;
import dev.longhaul.worker.metrics.Metrics;
import io.temporal.common.interceptors.WorkerInterceptor;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What a process lives in: in production Temporal where the settings say, and the time of its
 * machine. A simulation has its own.
 *
 * @param around what is put around every workflow and activity, the last one outermost
 * @param temporal connects with Temporal; closed with the process
 * @param clock what the registrar's watcher goes by
 * @param watches whether the process sees to it that registrars are watched
 */
public record Surroundings(
    List<WorkerInterceptor> around,
    BiFunction<WorkerSettings, Metrics, TemporalConnection> temporal,
    Clock clock,
    boolean watches) {

  /** Those of production, with more around every workflow and activity. */
  public static Surroundings usual(List<WorkerInterceptor> around) {
    return new Surroundings(
        around,
        (settings, metrics) -> TemporalConnection.of(settings, metrics.temporal()),
        Clock.systemUTC(),
        true);
  }
}
