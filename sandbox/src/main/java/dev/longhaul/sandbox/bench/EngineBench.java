package dev.longhaul.sandbox.bench;

import dev.longhaul.sandbox.Directories;
import dev.longhaul.sandbox.engine.DevServer;
import dev.longhaul.sandbox.engine.EngineTuning;
import dev.longhaul.sandbox.engine.EngineTuning.Setting;
import dev.longhaul.sandbox.engine.TemporalBinary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What each setting of the engine brings: the same work with it and without it, in one run. */
@Command(
    name = "engine",
    description = "Temporal's dev server with and without each of our settings.",
    mixinStandardHelpOptions = true)
final class EngineBench implements Callable<Integer> {
  private static final int ROUNDS = 9;
  private static final int MANY = 60;

  @Override
  public Integer call() {
    Path binary =
        TemporalBinary.find(System.getenv())
            .orElseThrow(
                () -> new IllegalStateException("no temporal binary; run './longhaul tools'"));
    queues(binary);
    new TakeoverBench(binary).print(System.out);
    return 0;
  }

  private static void queues(Path binary) {
    Map<String, EngineTuning> engines = new LinkedHashMap<>();
    engines.put("ours", EngineTuning.longhaul());
    engines.put("without poll rates", EngineTuning.longhaul().without(Setting.POLLS));
    engines.put("without write-ahead log", EngineTuning.longhaul().without(Setting.WAL));
    engines.put("without close timers", EngineTuning.longhaul().without(Setting.TIMERS));
    engines.put("without eager activities", EngineTuning.longhaul().without(Setting.EAGER));
    engines.put("defaults", EngineTuning.none());
    Table table =
        new Table(
            "dev server",
            "ten calls in a row",
            "workflows of ten per second",
            "retry after 100 ms");
    engines.forEach((name, tuning) -> measure(name, binary, tuning, table));
    table.print(System.out);
  }

  private static void measure(String name, Path binary, EngineTuning tuning, Table table) {
    Path directory = Directories.temporary("longhaul-bench");
    try (DevServer server = DevServer.start(binary, directory, tuning);
        NoopWorker worker = NoopWorker.start(server.address(), Duration.ofSeconds(1))) {
      NoopClient client = worker.client();
      client.runMany(5);
      Duration one = Stopwatch.median(ROUNDS, client::runOne);
      Duration many = Stopwatch.time(() -> client.runMany(MANY));
      table.row(
          name,
          Stopwatch.milliseconds(one),
          "%.1f".formatted(MANY * 1000.0 / many.toMillis()),
          Stopwatch.milliseconds(TakeoverBench.failingCall(client, TakeoverBench.QUICK_RETRY)));
    } finally {
      Directories.delete(directory);
    }
  }
}
