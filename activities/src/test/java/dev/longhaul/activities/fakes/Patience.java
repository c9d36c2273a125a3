package dev.longhaul.activities.fakes;

import java.time.Duration;

/** How long tests wait for an emulator's answer. */
public final class Patience {
  /** As production does; a busy machine is no fault. */
  public static final Duration ORDINARY = Duration.ofSeconds(15);

  /** For tests in which no answer comes: shorter than {@link Trouble#TIME_OUT}. */
  public static final Duration SHORT = Duration.ofSeconds(1);

  private Patience() {}
}
