package dev.longhaul.dns;

import io.temporal.workflow.SignalMethod;

/** An operation that asks a zone for changes. The signal's name is a wire name. */
public interface ZoneRequester {
  @SignalMethod(name = "zoneChanged")
  void zoneChanged(ZoneOutcome outcome);
}
