package dev.longhaul.sandbox.simulation;

import dev.longhaul.sandbox.Directories;
import dev.longhaul.sandbox.engine.EmbeddedLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Runs seeds side by side, each in a lane of its own, on one PostgreSQL. */
public final class Simulator implements AutoCloseable {
  /** Every kind of work that the runs are made of. */
  public static final List<Scenario> SCENARIOS = List.of(new ProvisionScenario());

  /** The in-memory server gets slower with everything it remembers. */
  private static final int SEEDS_PER_LANE = 60;

  private final Path directory = Directories.temporary("longhaul-simulation");
  private final EmbeddedLedger postgres = EmbeddedLedger.start(directory);
  private final AtomicInteger databases = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final int lanes;
  private final List<Scenario> scenarios;

  /**
   * @param lanes how many seeds run at the same time
   * @param scenarios what the runs are made of
   */
  public Simulator(int lanes, List<Scenario> scenarios) {
    this.lanes = lanes;
    this.scenarios = scenarios;
  }

  /**
   * Which seeds to run: {@code count} from {@code first} on, but none begins after {@code limit}.
   */
  public record Order(long first, long count, Duration limit) {}

  /** Runs the seeds and reports each when it has ended, one at a time. */
  public void run(Order order, Consumer<SeedReport> reports) {
    AtomicLong next = new AtomicLong(order.first());
    long end = System.nanoTime() + order.limit().toNanos();
    List<CompletableFuture<Void>> working =
        IntStream.range(0, lanes)
            .mapToObj(
                lane -> CompletableFuture.runAsync(() -> work(order, next, end, reports), threads))
            .toList();
    working.forEach(CompletableFuture::join);
  }

  private void work(Order order, AtomicLong next, long end, Consumer<SeedReport> reports) {
    boolean goOn = true;
    while (goOn) {
      try (Lane lane = new Lane(database())) {
        goOn = workIn(lane, order, next, end, reports);
      }
    }
  }

  /** Until the lane is used up; false when there is nothing more to do. */
  private boolean workIn(
      Lane lane, Order order, AtomicLong next, long end, Consumer<SeedReport> reports) {
    for (int done = 0; done < SEEDS_PER_LANE; done++) {
      long seed = next.getAndIncrement();
      if (seed >= order.first() + order.count() || System.nanoTime() > end) {
        return false;
      }
      SeedReport report = lane.run(seed, scenarios);
      synchronized (this) {
        reports.accept(report);
      }
      if (!report.passed()) {
        return true;
      }
    }
    return true;
  }

  private String database() {
    return postgres.database("lane" + databases.incrementAndGet());
  }

  @Override
  public void close() {
    threads.shutdownNow();
    postgres.close();
    Directories.delete(directory);
  }
}
