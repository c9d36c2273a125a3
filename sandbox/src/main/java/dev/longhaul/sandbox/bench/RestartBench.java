package dev.longhaul.sandbox.bench;

import dev.longhaul.sandbox.engine.DevServer;
import dev.longhaul.worker.Role;
import dev.longhaul.worker.WorkerApp;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long a running project stands still when Temporal is killed and started again at once. */
@Command(
    name = "restart",
    description = "Kills Temporal in the middle of a project and starts it again.",
    mixinStandardHelpOptions = true)
final class RestartBench implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final List<String> KINDS =
      List.of("project:%s", "domain:%s.example", "zone:%s.example");

  @Option(names = "--rounds", paramLabel = "N", description = "How many; 10 by default.")
  int rounds = 10;

  @Override
  public Integer call() {
    List<Duration> listening = new ArrayList<>();
    List<Duration> steps = new ArrayList<>();
    try (BenchBox box = BenchBox.start(ProvisionBench.NONE, rounds + 10);
        WorkerApp app = WorkerApp.start(box.settings(), Set.of(Role.WORKER))) {
      box.provision("warm", 2);
      for (int round = 0; round < rounds; round++) {
        String slug = "again-" + round;
        box.order(slug);
        int made = 1 + 2 * (round % 10);
        await(() -> calls(box, slug, Instant.EPOCH).count() >= made);
        Instant killed = Instant.now();
        listening.add(restart(box));
        await(() -> calls(box, slug, killed).first().isPresent());
        steps.add(Duration.between(killed, calls(box, slug, killed).first().orElseThrow()));
        box.awaitEnd(slug);
      }
    }
    print(new Batch(listening, Duration.ZERO), new Batch(steps, Duration.ZERO));
    return 0;
  }

  private static Duration restart(BenchBox box) {
    DevServer server = box.server();
    return Stopwatch.time(
        () -> {
          server.kill();
          server.run();
        });
  }

  /** Calls that have come to their end since a moment: how many, and when the first one did. */
  private record Ended(int count, Optional<Instant> first) {}

  private static Ended calls(BenchBox box, String slug, Instant since) {
    List<Instant> ends =
        KINDS.stream()
            .flatMap(kind -> box.history(kind.formatted(slug)).stream())
            .filter(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED)
            .map(RestartBench::at)
            .filter(at -> at.isAfter(since))
            .sorted()
            .toList();
    return new Ended(ends.size(), ends.stream().findFirst());
  }

  private static Instant at(HistoryEvent event) {
    return Instant.ofEpochSecond(
        event.getEventTime().getSeconds(), event.getEventTime().getNanos());
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("nothing went on for " + LONGEST);
      }
      Transfers.pause(LOOK);
    }
  }

  private static void print(Batch listening, Batch steps) {
    new Table("Temporal killed with SIGKILL and started again", "median", "longest")
        .row("until it listens", seconds(listening, 50), seconds(listening, 100))
        .row("until the project's next call has ended", seconds(steps, 50), seconds(steps, 100))
        .print(System.out);
  }

  private static String seconds(Batch times, int percent) {
    return Stopwatch.seconds(times.percentile(percent));
  }
}
