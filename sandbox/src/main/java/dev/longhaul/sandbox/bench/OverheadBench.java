package dev.longhaul.sandbox.bench;

import dev.longhaul.emulators.faults.Waits;
import dev.longhaul.worker.Role;
import dev.longhaul.worker.WorkerApp;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How much longer a run takes than the vendors it waits for: one project at a time, with the
 * published waits. A look that finds the vendor still at work costs nothing on top of that wait, so
 * it is not counted as a call.
 */
@Command(
    name = "overhead",
    description = "One project at a time: its time over the vendors' own waits.",
    mixinStandardHelpOptions = true)
final class OverheadBench implements Callable<Integer> {
  /** So many at once before the first round: a worker that has just started is slower. */
  private static final int WARM_UP = 8;

  @Option(names = "--rounds", paramLabel = "N", description = "How many; 5 by default.")
  int rounds = 5;

  @Override
  public Integer call() {
    Waits waits = Waits.defaults();
    try (BenchBox box = BenchBox.start(waits, rounds + WARM_UP + 10);
        WorkerApp app = WorkerApp.start(box.settings(), Set.of(Role.WORKER))) {
      box.provision("warm", WARM_UP);
      Table table = new Table("round", "vendor calls", "vendors' waits", "the run", "ratio");
      for (int round = 0; round < rounds; round++) {
        int before = calls(box);
        Duration run = box.provision("round" + round, 1).percentile(50);
        int calls = calls(box) - before - box.looksInVain("round" + round + "-0");
        Duration fixed = fixed(waits, calls);
        table.row(
            Integer.toString(round + 1),
            Integer.toString(calls),
            Stopwatch.seconds(fixed),
            Stopwatch.seconds(run),
            String.format(Locale.ROOT, "%.2f", run.toMillis() / (double) fixed.toMillis()));
      }
      table.print(System.out);
    }
    return 0;
  }

  private static Duration fixed(Waits waits, int calls) {
    return waits
        .registration()
        .plus(Waits.beforeDeployment(waits.deployment()))
        .plus(waits.deployment())
        .plus(waits.call().multipliedBy(calls));
  }

  private static int calls(BenchBox box) {
    return total(box.world().inwx().switchboard().counts())
        + total(box.world().coolify().switchboard().counts());
  }

  private static int total(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
