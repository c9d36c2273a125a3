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
import java.util.Set;
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
    Calls calls = new Calls(box);
    box.world().clock().speed(0);
    Duration alone = transfers.latencyOfAnOrder("alone");
    transfers.awaitPending(Transfers.ORDERS);
    transfers.prepare(count);
    Table table = new Table("waiting transfers", "%,d".formatted(count));
    calls.begin();
    Duration started = Stopwatch.time(() -> transfers.start(count));
    int before = Transfers.ORDERS + count;
    Duration waiting = started.plus(Stopwatch.time(() -> transfers.awaitPending(before)));
    table.row("accepted by the API, eight at a time", Stopwatch.seconds(started));
    table.row("until all wait for the registrar", Stopwatch.seconds(waiting));
    calls.each(table, " for each, until it waits", count);
    transfers.awaitEmptyQueue();
    calls.begin();
    Transfers.pause(QUIET);
    calls.hourly(table, " per hour while all wait", QUIET);
    Duration beside = transfers.latencyOfAnOrder("beside");
    int all = before + Transfers.ORDERS;
    transfers.awaitPending(all);
    transfers.awaitEmptyQueue();
    table.row("events of one that waits, at most", Integer.toString(transfers.mostEvents()));
    table.row("heap of worker, API and vendors", heapInMiB() + " MiB");
    end(box, transfers, calls, table, all);
    table.row("a new order, nothing else running", Stopwatch.milliseconds(alone));
    table.row("a new order beside them", Stopwatch.milliseconds(beside));
    table.row("charged twice", Integer.toString(transfers.chargedTwice()));
    table.print(System.out);
  }

  /** All registrars let go at the same moment. */
  private static void end(Box box, Transfers transfers, Calls calls, Table table, int all) {
    calls.begin();
    box.world().clock().advance(Duration.ofDays(4));
    int messages = transfers.messages();
    Duration ended = Stopwatch.time(() -> transfers.awaitCompleted(all));
    transfers.awaitEmptyQueue();
    table.row("messages in the registrar's queue", "%,d".formatted(messages));
    table.row("from the messages to the last completion", Stopwatch.seconds(ended));
    calls.each(table, " for each, until it has ended", all);
    table.row("events of one that has ended, at most", Integer.toString(transfers.mostEvents()));
  }

  private static long heapInMiB() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / (1024 * 1024);
  }
}
