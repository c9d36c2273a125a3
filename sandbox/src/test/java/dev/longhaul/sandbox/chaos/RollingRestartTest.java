package dev.longhaul.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.durable.OperationId;
import dev.longhaul.sandbox.RequiresTemporal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** O-12: workers are replaced one after another under load, and nothing is done again. */
@RequiresTemporal
@Timeout(480)
class RollingRestartTest {
  private static final Deed PURCHASE = new Deed(Flow.PROVISION, "inwx", "domain.create");
  private static final Duration UNDER_WAY = Duration.ofSeconds(60);
  private static final Duration READY = Duration.ofSeconds(90);
  private static final int AT_ONCE = 6;
  private static ChaosBox box;

  @BeforeAll
  static void start() {
    box = ChaosBox.start();
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  void repeatsNoStepWhenBothWorkersAreReplacedUnderLoad() {
    List<String> undisturbed = box.undisturbed(Flow.PROVISION);
    List<Ordered> projects = new ArrayList<>();
    for (WorkerProcess worker : box.workers()) {
      List<Ordered> fresh = orders();
      projects.addAll(fresh);
      awaitWorkOf(worker, fresh);
      dismissed(worker);
    }
    for (Ordered project : projects) {
      assertThat(project.differences(undisturbed)).isEmpty();
    }
    List<OperationId> all = projects.stream().flatMap(p -> p.operations().stream()).toList();
    assertThat(new TimeOuts(box.client()).in(all)).isEmpty();
  }

  @Test
  void endsTheCallInHandBeforeItLeaves() {
    List<String> undisturbed = box.undisturbed(Flow.PROVISION);
    HeldCall held = box.hold(PURCHASE, Point.BEFORE.hold());
    Ordered project = box.order(Flow.PROVISION);
    Patience.until("the purchase", UNDER_WAY, held::isReached);
    WorkerProcess worker = box.workerOf(project.operations()).orElseThrow();
    worker.dismiss();
    Patience.until(worker + " says so", UNDER_WAY, () -> worker.lastWords().contains("stopping:"));
    assertThat(worker.isAlive()).isTrue();
    held.release();
    awaitGone(worker);
    box.ensureStandby();
    assertThat(project.differences(undisturbed)).isEmpty();
    assertThat(new TimeOuts(box.client()).in(project.operations())).isEmpty();
  }

  private static List<Ordered> orders() {
    return IntStream.range(0, AT_ONCE).mapToObj(i -> box.order(Flow.PROVISION)).toList();
  }

  /** A stop is only worth something while the worker has something in hand. */
  private static void awaitWorkOf(WorkerProcess worker, List<Ordered> projects) {
    List<OperationId> operations =
        projects.stream().map(Ordered::operations).flatMap(List::stream).toList();
    Patience.until(worker + " has work in hand", UNDER_WAY, () -> box.worksFor(worker, operations));
  }

  /** As an operator replaces one: stop, wait, start another, wait until it serves. */
  private static void dismissed(WorkerProcess worker) {
    worker.dismiss();
    awaitGone(worker);
    box.ensureStandby();
    WorkerProcess successor = box.workers().get(1);
    ApiCaller api = box.apiOf(successor);
    Patience.until(successor + " serves", READY, () -> api.ready().status() == 200);
  }

  private static void awaitGone(WorkerProcess worker) {
    Patience.until(worker + " leaves", ChaosBox.GOODBYE, () -> worker.exit().isPresent());
    assertThat(worker.exit()).as(worker.lastWords()).hasValue(0);
  }
}
