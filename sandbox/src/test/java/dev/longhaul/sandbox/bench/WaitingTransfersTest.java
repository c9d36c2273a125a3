package dev.longhaul.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.emulators.WorldOptions;
import dev.longhaul.emulators.faults.Switchboard;
import dev.longhaul.emulators.faults.Waits;
import dev.longhaul.sandbox.Box;
import dev.longhaul.sandbox.Directories;
import dev.longhaul.worker.Role;
import dev.longhaul.worker.WorkerApp;
import dev.longhaul.worker.config.WorkerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A sample of {@code ./longhaul bench transfers}: waiting costs the registrar nothing each. */
@Timeout(120)
class WaitingTransfersTest {
  private static final int COUNT = 20;
  private static final int MOST_EVENTS = 60;
  private static Path directory;
  private static Box box;
  private static WorkerApp app;
  private static Transfers transfers;

  @BeforeAll
  static void start() {
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
    transfers.close();
    app.close();
    box.close();
    Directories.delete(directory);
  }

  @Test
  void onlyTheWatcherAsksTheRegistrarHoweverManyWait() {
    transfers.start(COUNT);
    transfers.awaitPending(COUNT);
    transfers.awaitEmptyQueue();
    int waiting = transfers.mostEvents();
    Map<String, Integer> before = registrar().counts();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> polls() >= before.getOrDefault("message.poll", 0) + 5);
    Map<String, Integer> meanwhile = new HashMap<>(registrar().counts());
    before.forEach((call, times) -> meanwhile.merge(call, -times, Integer::sum));
    meanwhile.values().removeIf(times -> times == 0);
    assertThat(meanwhile).containsOnlyKeys("message.poll");
    assertThat(transfers.mostEvents()).as("none while they wait").isEqualTo(waiting);

    box.world().clock().advance(Duration.ofDays(4));
    transfers.awaitCompleted(COUNT);
    assertThat(transfers.mostEvents()).isLessThanOrEqualTo(MOST_EVENTS);
    assertThat(box.world().effects().ofKind("charged")).hasSize(COUNT);
  }

  private static int polls() {
    return registrar().counts().getOrDefault("message.poll", 0);
  }

  private static Switchboard registrar() {
    return box.world().inwx().switchboard();
  }
}
