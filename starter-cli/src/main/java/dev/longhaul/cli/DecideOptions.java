package dev.longhaul.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What goes with a decision. */
final class DecideOptions {
  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description = "For edit: a new value; can be given several times.")
  Map<String, String> fields = new LinkedHashMap<>();

  @Option(
      names = "--extend-by",
      paramLabel = "TIME",
      converter = Times.class,
      description = "For extend: how much later the deadline shall be, like 2d.")
  @Nullable Duration extendBy;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit trail.")
  @Nullable String reason;

  @Option(
      names = "--parked-by",
      paramLabel = "ACCOUNT",
      description = "Instead of ID: all operations that this vendor account has parked.")
  @Nullable String parkedBy;

  @Option(names = "--dry-run", description = "With --parked-by: only list them.")
  boolean dryRun;

  @Option(
      names = "--step",
      paramLabel = "STEP",
      description =
          "The parked step, when it must be exactly this one; with --park or --parked-by.")
  @Nullable String step;

  @Option(names = "--park", paramLabel = "N", description = "The number of the park; with --step.")
  @Nullable Integer park;

  @Option(
      names = "--update-id",
      paramLabel = "ID",
      description = "The same id again is the same decision: for scripts that repeat.")
  @Nullable String updateId;
}
