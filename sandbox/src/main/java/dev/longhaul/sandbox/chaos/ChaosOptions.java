package dev.longhaul.sandbox.chaos;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the chaos runner can be told. */
@Command(
    name = "longhaul chaos",
    description = {
      "Starts Temporal, PostgreSQL, a worker and its standby as processes, holds a call at the"
          + " moment that matters, kills or stops somebody, and compares the end with a quiet run.",
      "Exit code 1 when a promise was broken."
    },
    mixinStandardHelpOptions = true)
final class ChaosOptions {
  @Option(names = "--all", description = "Play every case.")
  boolean all;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "5",
      description = "Without --all: begin no case after so many minutes; ${DEFAULT-VALUE}.")
  double minutes;

  @Option(names = "--seed", paramLabel = "N", description = "The order in which cases are drawn.")
  @Nullable Long seed;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      description = {
        "How many stacks play side by side; two for each processor, with --away one for each, by"
            + " default. Each has Temporal, PostgreSQL and two workers of its own: about 1 GB."
      })
  int lanes;

  @Option(names = "--skip", paramLabel = "N", description = "Leave out the first N cases drawn.")
  int skip;

  @Option(names = "--only", paramLabel = "TEXT", description = "Cases whose name contains this.")
  String only = "";

  @Option(
      names = "--away",
      description = {
        "Instead: each part of the stack goes away under many operations, in an order that the"
            + " seed decides. --only chooses a part, --minutes ends it."
      })
  boolean away;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "With --away: how long; ${DEFAULT-VALUE} by default.")
  int seconds;

  @Option(
      names = "--operations",
      paramLabel = "N",
      defaultValue = "20",
      description = "With --away: under how many operations; ${DEFAULT-VALUE} by default.")
  int operations;

  @Option(names = "--list", description = "Print the cases and play none.")
  boolean list;

  @Option(names = "--table", paramLabel = "FILE", description = "Write a Markdown table there.")
  @Nullable Path table;
}
