package dev.longhaul.worker.metrics;

import dev.longhaul.activities.http.VendorPulse;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** Times calls to vendors by method and outcome, and counts their refusals by code. */
record VendorCalls(MeterRegistry registry, VendorPulse pulse) implements VendorPulse {

  @Override
  public void answered() {
    pulse.answered();
  }

  @Override
  public void silent(String why) {
    pulse.silent(why);
  }

  @Override
  public void ended(String vendor, String call, String outcome, Duration took) {
    registry
        .timer("longhaul.vendor.calls", "vendor", vendor, "call", call, "outcome", outcome)
        .record(took);
  }

  @Override
  public void failed(String vendor, String call, String code) {
    registry
        .counter("longhaul.vendor.failures", "vendor", vendor, "call", call, "code", code)
        .increment();
  }
}
