package dev.longhaul.worker.metrics;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import com.uber.m3.tally.ScopeCloseException;
import com.uber.m3.util.Duration;
import dev.longhaul.activities.http.VendorPulse;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process's metrics, in the text that Prometheus reads. */
public final class Metrics implements AutoCloseable {
  /** The content type of {@link #scrape}. */
  public static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  /** How often Temporal's SDK hands over what it has counted. */
  private static final Duration REPORT = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Scope temporal =
      new RootScopeBuilder()
          .reporter(new MicrometerClientStatsReporter(registry))
          .reportEvery(REPORT);
  private volatile Runnable refresh = () -> {};

  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** Where Temporal's SDK counts. */
  public Scope temporal() {
    return temporal;
  }

  /** The same pulse, with figures about the calls. */
  public VendorPulse measured(VendorPulse pulse) {
    return new VendorCalls(registry, pulse);
  }

  /** Times a request by its route; {@code route} is the pattern, never the path. */
  public void request(String method, String route, int status, double millis) {
    registry
        .timer("longhaul.http.requests", "method", method, "route", route, "status", "" + status)
        .record(java.time.Duration.ofNanos((long) (millis * 1_000_000)));
  }

  /** Asked before every {@link #scrape}. */
  public void refreshedBy(OperationGauges gauges) {
    gauges.bindTo(registry);
    refresh = gauges::refresh;
  }

  /** Everything, as text. */
  public String scrape() {
    refresh.run();
    return registry.scrape();
  }

  @Override
  public void close() {
    try {
      temporal.close();
    } catch (ScopeCloseException e) {
      LOG.warn("the last figures of Temporal's SDK are lost", e);
    }
    collections.close();
    registry.close();
  }
}
