package dev.longhaul.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.longhaul.emulators.WorldOptions;
import dev.longhaul.emulators.faults.Waits;
import dev.longhaul.sandbox.Box;
import dev.longhaul.sandbox.Directories;
import dev.longhaul.sandbox.TakesLong;
import dev.longhaul.worker.Role;
import dev.longhaul.worker.WorkerApp;
import dev.longhaul.worker.config.WorkerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** A sample of {@code ./longhaul bench transfers}: waiting costs the registrar nothing each. */
@Timeout(400)
@TakesLong
class WaitingTransfersTest {
  private static final int COUNT = 500;
  private static final int MOST_EVENTS = 60;
  private static final Logger OPERATIONS = (Logger) LoggerFactory.getLogger("dev.longhaul.durable");
  private static Path directory;
  private static Box box;
  private static WorkerApp app;
  private static Transfers transfers;

  @BeforeAll
  static void start() {
    OPERATIONS.setLevel(Level.WARN); // thousands of lines that nobody reads
    directory = Directories.temporary("longhaul-waiting");
    WorldOptions world = WorldOptions.defaults().withWaits(Waits.withoutLatency());
    box = Box.start(directory, Optional.empty(), world);
    app =
        WorkerApp.start(WorkerSettings.read(box.readableSettings()), Set.of(Role.WORKER, Role.API));
    transfers = new Transfers(box, app.apiPort());
    box.world().clock().speed(0);
  }

  @AfterAll
  static void stop() {
    OPERATIONS.setLevel(null);
    transfers.close();
    app.close();
    box.close();
    Directories.delete(directory);
  }

  @Test
  void onlyTheWatcherAsksTheRegistrarHoweverManyWait() {
    transfers.prepare(COUNT);
    transfers.start(COUNT);
    transfers.awaitPending(COUNT);
    transfers.awaitEmptyQueue();
    int waiting = transfers.mostEvents();
    Calls calls = new Calls(box);
    calls.begin();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> calls.since().getOrDefault("message.poll", 0) >= 5);
    assertThat(calls.since()).containsOnlyKeys("message.poll");
    assertThat(transfers.mostEvents()).as("none while they wait").isEqualTo(waiting);

    box.world().clock().advance(Duration.ofDays(4));
    transfers.awaitCompleted(COUNT);
    assertThat(transfers.mostEvents()).isLessThanOrEqualTo(MOST_EVENTS);
    transfers.awaitEmptyQueue();
    assertThat(box.world().effects().ofKind("charged")).hasSize(COUNT);
    assertThat(transfers.chargedTwice()).isZero();
  }
}
