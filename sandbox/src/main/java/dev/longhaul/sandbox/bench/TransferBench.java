package dev.longhaul.sandbox.bench;

import dev.longhaul.emulators.WorldOptions;
import dev.longhaul.emulators.faults.Waits;
import dev.longhaul.sandbox.Box;
import dev.longhaul.sandbox.Directories;
import dev.longhaul.sandbox.engine.TemporalBinary;
import dev.longhaul.worker.Role;
import dev.longhaul.worker.WorkerApp;
import dev.longhaul.worker.config.WorkerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What transfers cost that wait: calls, events, memory, and the time of others beside them. */
@Command(
    name = "transfers",
    description = "Lets many domain transfers wait at once, and then end at once.",
    mixinStandardHelpOptions = true)
final class TransferBench implements Callable<Integer> {
  private static final Duration QUIET = Duration.ofSeconds(30);

  @Option(names = "--count", defaultValue = "500", description = "How many (500).")
  private int count;

  @Override
  public Integer call() {
    Path directory = Directories.temporary("longhaul-bench");
    WorldOptions world = WorldOptions.defaults().withWaits(Waits.withoutLatency());
    try (Box box = Box.start(directory, TemporalBinary.find(System.getenv()), world);
        WorkerApp app =
            WorkerApp.start(
                WorkerSettings.read(box.readableSettings()), Set.of(Role.WORKER, Role.API));
        Transfers transfers = new Transfers(box, app.apiPort())) {
      measure(box, transfers);
      return 0;
    } finally {
      Directories.delete(directory);
    }
  }

  private void measure(Box box, Transfers transfers) {
    box.world().clock().speed(0);
    Duration alone = transfers.latencyOfAnOrder("alone");
    Duration started = Stopwatch.time(() -> transfers.start(count));
    Duration waiting =
        started.plus(Stopwatch.time(() -> transfers.awaitPending(Transfers.ORDERS + count)));
    transfers.awaitEmptyQueue();
    Map<String, Integer> before = box.world().inwx().switchboard().counts();
    Transfers.pause(QUIET);
    Map<String, Integer> calls = difference(before, box.world().inwx().switchboard().counts());
    Duration beside = transfers.latencyOfAnOrder("beside");
    int all = 2 * Transfers.ORDERS + count;
    transfers.awaitPending(all);
    long heap = heapInMiB();
    int eventsWaiting = transfers.mostEvents();
    box.world().clock().advance(Duration.ofDays(4));
    Duration ended = Stopwatch.time(() -> transfers.awaitCompleted(all));
    Table table = new Table("waiting transfers", "%,d".formatted(count));
    table.row("accepted by the API, one after the other", Stopwatch.seconds(started));
    table.row("until all wait for the registrar", Stopwatch.seconds(waiting));
    new TreeMap<>(calls)
        .forEach((call, times) -> table.row(call + " per hour while all wait", perHour(times)));
    table.row("events of one that waits, at most", Integer.toString(eventsWaiting));
    table.row("events of one that has ended, at most", Integer.toString(transfers.mostEvents()));
    table.row("heap of worker, API and vendors", heap + " MiB");
    table.row("from the messages to the last completion", Stopwatch.seconds(ended));
    table.row("a new order, nothing else running", Stopwatch.milliseconds(alone));
    table.row("a new order beside them", Stopwatch.milliseconds(beside));
    table.row("charged twice", Integer.toString(transfers.chargedTwice(count)));
    table.print(System.out);
  }

  private static Map<String, Integer> difference(
      Map<String, Integer> before, Map<String, Integer> after) {
    Map<String, Integer> more = new HashMap<>(after);
    before.forEach((call, times) -> more.merge(call, -times, Integer::sum));
    more.values().removeIf(times -> times == 0);
    return more;
  }

  private static String perHour(int times) {
    return "%,d".formatted(times * Duration.ofHours(1).toSeconds() / QUIET.toSeconds());
  }

  private static long heapInMiB() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / (1024 * 1024);
  }
}
