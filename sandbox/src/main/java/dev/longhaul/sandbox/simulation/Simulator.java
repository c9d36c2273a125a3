package dev.longhaul.sandbox.simulation;

import dev.longhaul.sandbox.Directories;
import dev.longhaul.sandbox.engine.EmbeddedLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Runs seeds side by side, each in a lane of its own, on one PostgreSQL. */
public final class Simulator implements AutoCloseable {
  /** Every kind of work that the runs are made of. */
  public static final List<Scenario> SCENARIOS =
      List.of(new ProvisionScenario(), new TransferScenario(), new DnsScenario());

  /** The in-memory server gets slower with everything it remembers. */
  private static final int SEEDS_PER_LANE = 60;

  /** How long a run may go on after the limit. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Path directory = Directories.temporary("longhaul-simulation");
  private final EmbeddedLedger postgres = EmbeddedLedger.startForgetful(directory);
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

  /** Is told how the runs went, one at a time. */
  @FunctionalInterface
  public interface Reports {
    void ended(SeedReport report);

    /** The run said nothing about what is tested, for this reason, and its seed is run again. */
    default void again(long seed, String why) {}

    /** The run was not over some seconds after the limit, and says nothing. */
    default void cutOff(long seed, Duration after) {}
  }

  /** Runs the seeds; returns within seconds after the limit. */
  public void run(Order order, Reports reports) {
    Seeds seeds = new Seeds(order);
    List<CompletableFuture<Void>> working =
        IntStream.range(0, lanes)
            .mapToObj(lane -> CompletableFuture.runAsync(() -> work(seeds, reports), threads))
            .toList();
    working.forEach(CompletableFuture::join);
  }

  private void work(Seeds seeds, Reports reports) {
    boolean goOn = true;
    while (goOn && seeds.more()) {
      try (Lane lane = new Lane(database())) {
        goOn = workIn(lane, seeds, reports);
      }
    }
  }

  /** Until the lane is used up; false when there is nothing more to do. */
  private boolean workIn(Lane lane, Seeds seeds, Reports reports) {
    for (int done = 0; done < SEEDS_PER_LANE; done++) {
      OptionalLong seed = seeds.next();
      if (seed.isEmpty()) {
        return false;
      }
      if (!runs(lane, seed.getAsLong(), seeds, reports)) {
        return true;
      }
    }
    return true;
  }

  /** Whether the lane is fit for another seed. */
  private boolean runs(Lane lane, long seed, Seeds seeds, Reports reports) {
    RealTime began = RealTime.now();
    try {
      SeedReport report = lane.run(seed, scenarios, seeds.end().plus(GRACE));
      tell(() -> reports.ended(report));
      return report.passed();
    } catch (LostTask e) {
      seeds.again(seed);
      tell(() -> reports.again(seed, String.valueOf(e.getMessage())));
    } catch (TimeIsUp e) {
      tell(() -> reports.cutOff(seed, began.since()));
    }
    return false;
  }

  private synchronized void tell(Runnable report) {
    report.run();
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
