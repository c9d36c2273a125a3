package dev.longhaul.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What ends the watching of an operation. */
class WatchOptions {
  /** The states at which watching stops. */
  enum Until {
    parked,
    end
  }

  @Option(
      names = "--until",
      paramLabel = "parked|end",
      description = "Stop watching when it parks (exit 6, the default), or only at the end.")
  @Nullable Until until;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Times.class,
      description = "Stop watching after this time, like 90s, 10m or 2h (exit 7).")
  @Nullable Duration timeout;

  boolean untilParked() {
    return until != Until.end;
  }
}
