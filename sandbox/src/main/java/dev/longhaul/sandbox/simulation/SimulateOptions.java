package dev.longhaul.sandbox.simulation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the simulation can be told. */
@Command(
    name = "longhaul simulate",
    description = {
      "Runs the real workflows and activities against emulated vendors, with faults, operators and"
          + " orders that a seed decides, and checks after every run that nothing was lost or done twice.",
      "Exit code 1 when a run broke a promise; its seed and schedule are printed."
    },
    mixinStandardHelpOptions = true)
final class SimulateOptions {
  @Option(names = "--seed", paramLabel = "N", description = "Run this seed alone and print it.")
  @Nullable Long seed;

  @Option(
      names = "--times",
      paramLabel = "N",
      defaultValue = "1",
      description = "With --seed: so often; threads may run in another order each time.")
  int times;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many seeds; ${DEFAULT-VALUE} by default.")
  long seeds;

  @Option(
      names = "--first",
      paramLabel = "N",
      description = "The first of the seeds; by default one that the clock decides.")
  @Nullable Long first;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "1440",
      description = "Begin no seed after so many minutes; what runs then has 10 s left.")
  double minutes;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      defaultValue = "4",
      description = "How many run at once; ${DEFAULT-VALUE} by default.")
  int lanes;

  Duration limit() {
    return Duration.ofMillis((long) (minutes * 60_000));
  }
}
