package dev.longhaul.domains;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.durable.FakeLedger;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Operator;
import dev.longhaul.durable.TaskQueues;
import dev.longhaul.durable.TestEngine;
import dev.longhaul.durable.World;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one reader of a registrar's queue (D-05). */
class WatchRegistrarWorkflowTest {
  private static final OperationId ID = WatchRegistrarWorkflow.id("inwx-test");
  private static final RegistrarNews MESSAGES = new RegistrarNews(200, false, false);
  private final World world = new World();
  private final FakeRegistrarWatch registrar = new FakeRegistrarWatch(world);
  private final FakeLedger ledger = new FakeLedger();
  private TestEngine engine;

  @BeforeEach
  void start() {
    engine = TestEngine.start(ledger);
    engine.station(TaskQueues.MAIN, List.of(WatchRegistrarWorkflowImpl.class), ledger);
    engine.station(TaskQueues.MAIL, List.of(), registrar);
    engine.station("inwx-test", List.of(), registrar);
    engine.run();
  }

  @AfterEach
  void close() throws Exception {
    try {
      engine.replayAll(List.of(WatchRegistrarWorkflowImpl.class));
    } finally {
      engine.close();
    }
  }

  @Test
  void looksEveryFiveMinutesWithoutAnEvent() {
    watch();
    Awaitility.await().until(() -> registrar.polls.get() > 0);
    int before = engine.events(ID).size();
    assertThat(engine.shownStates(ID)).containsExactly("RUNNING");
    engine.skip(Duration.ofHours(1));
    assertThat(registrar.polls.get()).isBetween(12, 14);
    assertThat(engine.events(ID)).hasSize(before);
  }

  @Test
  void doesWhatIsDueAndReadsOn() {
    registrar.news.add(new RegistrarNews(0, true, false));
    registrar.news.add(new RegistrarNews(3, false, true));
    watch();
    Awaitility.await().until(() -> registrar.reminded.get() == 1);
    assertThat(registrar.reconciled.get()).isEqualTo(1);
    Awaitility.await().until(() -> registrar.polls.get() >= 3);
  }

  @Test
  void readsOnWhenTheListCannotBeRead() {
    world.breaks("RegistrarWatch.reconcile", "REGISTRAR_LOGIN_REFUSED", "2200 wrong password");
    registrar.news.add(new RegistrarNews(0, true, true));
    watch();
    Awaitility.await().until(() -> registrar.reminded.get() == 1);
    registrar.news.add(MESSAGES);
    engine.skip(Duration.ofMinutes(6));
    Awaitility.await().until(() -> registrar.news.isEmpty());
  }

  @Test
  void goesOnAsANewRunBeforeItsHistoryIsLong() {
    for (int i = 0; i < 201; i++) {
      registrar.news.add(MESSAGES);
    }
    watch();
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> registrar.news.isEmpty());
    Awaitility.await().until(() -> engine.events(ID).size() < 100);
  }

  private void watch() {
    new Operator(engine)
        .start(ID, WatchRegistrarWorkflow.TYPE, WatchRegistrarWorkflow.KIND, "inwx-test");
  }
}
