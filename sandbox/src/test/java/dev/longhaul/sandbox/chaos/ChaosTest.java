package dev.longhaul.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.emulators.faults.Money;
import dev.longhaul.sandbox.RequiresTemporal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The two calls that cost most, and a broken promise; {@code ./longhaul chaos} plays the rest. */
@RequiresTemporal
@Timeout(300)
class ChaosTest {
  private static final Deed PURCHASE = new Deed(Flow.PROVISION, "inwx", "domain.create");
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
  void buysOnceWhenTheDeadWorkersOrderArrivesLast() {
    assertThat(new CaseRunner(box).play(new Case(PURCHASE, Point.LATE, Act.KILL)).broken())
        .isEmpty();
  }

  @Test
  void buysOnceWhenAStoppedWorkerGoesOn() {
    assertThat(new CaseRunner(box).play(new Case(PURCHASE, Point.BEFORE, Act.STOP)).broken())
        .isEmpty();
  }

  /** Slow answers before the purchase, and a new price after it. */
  @Test
  void theLedgerNamesThePriceThatTheDeadWorkerPaid() {
    box.ensureStandby();
    HeldCall held = box.hold(PURCHASE, Point.AFTER.hold());
    Ordered project = box.order(Flow.PROVISION);
    Patience.until("the purchase", Duration.ofSeconds(60), held::isReached);
    box.workerOf(project.operations()).orElseThrow().kill();
    box.world().inwx().price("example", Money.of("19.99", "EUR"));
    held.loseAnswer();
    List<String> differences = project.differences(box.undisturbed(Flow.PROVISION));
    box.world().inwx().price("example", Money.of("11.88", "EUR"));
    assertThat(differences).isEmpty();
  }

  @Test
  void noticesASecondCharge() {
    List<String> undisturbed = box.undisturbed(Flow.PROVISION);
    Ordered project = box.order(Flow.PROVISION);
    project.awaitEnd();
    assertThat(project.differences(undisturbed)).isEmpty();
    String domain = project.operations().get(1).subject();
    box.world().effects().charge(domain, "once more", Money.of("11.88", "EUR"));
    assertThat(project.differences(undisturbed)).isNotEmpty();
  }
}
