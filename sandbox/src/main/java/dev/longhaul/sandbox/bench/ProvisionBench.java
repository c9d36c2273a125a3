package dev.longhaul.sandbox.bench;

import dev.longhaul.emulators.faults.Waits;
import dev.longhaul.worker.Role;
import dev.longhaul.worker.WorkerApp;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How much of the engine's throughput is left once every port really does its work: the same
 * workflows on the same server, first against the emulated vendors and the ledger, then with
 * answers that were written down in the first part.
 */
@Command(
    name = "provision",
    description = "Provisions many projects at once, with real and with faked ports.",
    mixinStandardHelpOptions = true)
final class ProvisionBench implements Callable<Integer> {
  static final Waits NONE =
      new Waits(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
  private static final int WARM_UP = 3;

  @Option(names = "--count", paramLabel = "N", description = "Projects at once; 40 by default.")
  int count = 40;

  @Override
  public Integer call() {
    try (BenchBox box = BenchBox.start(NONE, 4 * count + 100)) {
      Batch real;
      try (WorkerApp app = WorkerApp.start(box.settings(), Set.of(Role.WORKER))) {
        box.provision("warm", WARM_UP);
        real = box.provision("real", count);
      }
      Batch faked;
      try (FakedWorker worker = FakedWorker.start(box, Answers.of(box, "real-0"))) {
        box.provision("cool", WARM_UP);
        faked = box.provision("fake", count);
      }
      print(real, faked);
    }
    return 0;
  }

  private void print(Batch real, Batch faked) {
    new Table("ports", "operations", "operations/s", "p95")
        .row(row("real", real))
        .row(row("faked", faked))
        .print(System.out);
    System.out.printf(
        Locale.ROOT, "%nratio real / faked: %.2f%n", real.perSecond() / faked.perSecond());
  }

  private static String[] row(String ports, Batch batch) {
    return List.of(
            ports,
            Integer.toString(batch.times().size()),
            String.format(Locale.ROOT, "%.2f", batch.perSecond()),
            Stopwatch.seconds(batch.percentile(95)))
        .toArray(String[]::new);
  }
}
