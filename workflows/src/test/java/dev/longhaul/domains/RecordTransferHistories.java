package dev.longhaul.domains;

import dev.longhaul.domains.TransferDomainWorkflow.Step;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Operator;
import dev.longhaul.durable.Outcome;
import dev.longhaul.histories.Recorder;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Like {@code RecordHistories}, for the operations that wait for days (O-12). Not a test. */
@EnabledIfSystemProperty(named = Recorder.PROPERTY, matches = ".+")
class RecordTransferHistories {
  private static final OperationId WATCH = WatchRegistrarWorkflow.id("inwx-test");

  private final Moving moving = new Moving();
  private final Recorder recorder = new Recorder(moving.engine);

  @AfterEach
  void close() throws Exception {
    moving.close();
  }

  @Test
  void moved() {
    moving.start();
    moving.waits();
    recorder.save(Moving.ID, "transfer-domain-waiting");
    succeed();
    recorder.save(Moving.ID, "transfer-domain-moved");
  }

  @Test
  void oursAlready() {
    moving.transfers.stands.put(Moving.ACME, TransferStanding.State.OURS);
    moving.start();
    moving.result();
    recorder.save(Moving.ID, "transfer-domain-ours");
  }

  @Test
  void anotherCode() {
    moving.startWithoutCode();
    moving.parked(Step.REQUEST_TRANSFER, DomainProblem.AUTH_CODE_MISSING);
    moving.editCode(Moving.CODE.value());
    moving.waits();
    succeed();
    recorder.save(Moving.ID, "transfer-domain-code");
  }

  @Test
  void rejectedAndAskedForAgain() {
    moving.start();
    moving.waits();
    moving.rejected("m0", "objected");
    moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_REJECTED);
    moving.operator.decide(Moving.ID, DecisionWord.RETRY);
    moving.waits();
    succeed();
    recorder.save(Moving.ID, "transfer-domain-again");
  }

  @Test
  void rejectedAndGivenUp() {
    moving.start();
    moving.waits();
    moving.rejected("m0", "objected");
    moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_REJECTED);
    moving.operator.decide(Moving.ID, DecisionWord.GIVE_UP);
    moving.operator.assertFailedAs(Moving.ID, Outcome.FAILED);
    recorder.save(Moving.ID, "transfer-domain-given-up");
  }

  @Test
  void aWrongCodeAndThenTheRightOne() {
    moving.transfers.rightCode = "ledger:acme.example/second";
    moving.start();
    moving.parked(Step.REQUEST_TRANSFER, DomainProblem.AUTH_CODE_WRONG);
    moving.editCode("ledger:acme.example/second");
    moving.waits();
    succeed();
    recorder.save(Moving.ID, "transfer-domain-wrong-code");
  }

  @Test
  void dearerThanAllowed() {
    moving.transfers.price = new Money(2500, "EUR");
    moving.start();
    moving.parked(Step.CHECK_DOMAIN, DomainProblem.PRICE_ABOVE_LIMIT);
    moving.operator.edit(Moving.ID, Map.of("price_limit", "25.00 EUR"));
    moving.waits();
    succeed();
    recorder.save(Moving.ID, "transfer-domain-price");
  }

  @Test
  void refusedByTheLosingRegistrarAndAborted() {
    moving.start();
    moving.waits();
    moving.rejected("m0", "NACK");
    moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_REJECTED);
    moving.operator.decide(Moving.ID, DecisionWord.ABORT);
    moving.operator.assertAborted(Moving.ID);
    recorder.save(Moving.ID, "transfer-domain-refused");
  }

  @Test
  void cancelledAtTheRegistrar() {
    moving.start();
    moving.waits();
    moving.transfers.elsewhere(Moving.ACME);
    moving.hear("m0", TransferMeaning.CANCELLED, "TRANSFER CANCELLED");
    moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_CANCELLED);
    moving.operator.decide(Moving.ID, DecisionWord.RETRY);
    moving.waits();
    succeed();
    recorder.save(Moving.ID, "transfer-domain-cancelled-there");
  }

  @Test
  void cancelled() {
    moving.start();
    moving.waits();
    moving.operator.cancel(Moving.ID);
    moving.operator.assertAborted(Moving.ID);
    recorder.save(Moving.ID, "transfer-domain-cancelled");
  }

  @Test
  void lateLookedAtAndExtended() {
    moving.start();
    moving.waits();
    moving.extendWait(Duration.ofDays(1));
    moving.lookNow();
    moving.looks("Look at acme.example now");
    moving.engine.skip(Duration.ofDays(7));
    moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_SLOW);
    moving.operator.extend(Moving.ID, Duration.ofDays(3));
    moving.waits();
    succeed();
    recorder.save(Moving.ID, "transfer-domain-extended");
  }

  @Test
  void lateAndThenOurs() {
    moving.start();
    moving.waits();
    moving.engine.skip(Duration.ofDays(5).plusHours(1));
    moving.parked(Step.AWAIT_REGISTRAR, DomainProblem.TRANSFER_SLOW);
    succeed();
    recorder.save(Moving.ID, "transfer-domain-ours-while-parked");
  }

  @Test
  void aWatchedRegistrar() {
    FakeRegistrarWatch registrar = moving.registrar;
    registrar.news.add(new RegistrarNews(0, true, true));
    for (int i = 0; i < 3; i++) {
      registrar.news.add(new RegistrarNews(200, false, false));
    }
    watch();
    Awaitility.await().until(() -> registrar.polls.get() > 4 && registrar.reminded.get() == 1);
    recorder.save(WATCH, "watch-registrar-running");
  }

  @Test
  void aRegistrarThatIsPausedForAnHour() {
    FakeRegistrarWatch registrar = moving.registrar;
    moving.pauses();
    registrar.paused = moving.ledger.paused;
    registrar.news.add(new RegistrarNews(3, false, false));
    watch();
    Awaitility.await().until(() -> registrar.polls.get() == 1);
    moving.engine.skip(Duration.ofHours(1));
    registrar.paused = null;
    moving.resumes();
    Awaitility.await().until(() -> registrar.polls.get() > 2);
    recorder.save(WATCH, "watch-registrar-paused");
  }

  /** The second run; the first is too long to be kept. */
  @Test
  void aRegistrarThatIsWatchedOnInANewRun() {
    FakeRegistrarWatch registrar = moving.registrar;
    for (int i = 0; i < 202; i++) {
      registrar.news.add(new RegistrarNews(200, false, false));
    }
    watch();
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> registrar.polls.get() > 202 && moving.engine.events(WATCH).size() < 100);
    recorder.save(WATCH, "watch-registrar-continued");
  }

  private void watch() {
    new Operator(moving.engine)
        .start(WATCH, WatchRegistrarWorkflow.TYPE, WatchRegistrarWorkflow.KIND, "inwx-test");
  }

  private void succeed() {
    moving.hear("m1", TransferMeaning.COMPLETED, "TRANSFER SUCCESSFUL");
    moving.result();
  }
}
