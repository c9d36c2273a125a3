package dev.longhaul.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.FakeLedger;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationActivities;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Operator;
import dev.longhaul.durable.Parking;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.durable.StepProgress;
import dev.longhaul.durable.TaskQueues;
import dev.longhaul.durable.TestEngine;
import dev.longhaul.durable.VendorPause;
import dev.longhaul.durable.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** One domain on the move, with everybody who has a say in it. */
final class Moving implements AutoCloseable {
  static final DomainName ACME = new DomainName("acme.example");
  static final OperationId ID = TransferDomainWorkflow.id(ACME);
  static final SecretRef CODE = SecretRef.of("acme.example", "auth-code");
  static final Duration PATIENCE = Duration.ofDays(5);

  private static final List<Class<?>> WORKFLOWS =
      List.of(TransferDomainWorkflowImpl.class, WatchRegistrarWorkflowImpl.class);

  final World world = new World();
  final FakeTransfers transfers = new FakeTransfers(world);
  final FakeRegistrarWatch registrar = new FakeRegistrarWatch(world);
  final FakeLedger ledger = new FakeLedger();
  final TestEngine engine = TestEngine.start(ledger);
  final Operator operator = new Operator(engine);

  Moving() {
    transfers.elsewhere(ACME);
    engine.station(TaskQueues.MAIN, WORKFLOWS, ledger, transfers);
    engine.station(TaskQueues.MAIL, List.of(), ledger, registrar);
    engine.station("inwx-test", List.of(), transfers, registrar);
    engine.run();
  }

  void start() {
    start(order(CODE));
  }

  void startWithoutCode() {
    start(order(null));
  }

  void startAskingAbove(Money approvalAbove) {
    start(order(CODE, approvalAbove));
  }

  private void start(TransferOrder order) {
    operator.start(ID, TransferDomainWorkflow.TYPE, TransferDomainWorkflow.KIND, order);
  }

  static TransferOrder order(SecretRef code) {
    return order(code, null);
  }

  private static TransferOrder order(SecretRef code, Money approvalAbove) {
    return new TransferOrder(
        ACME,
        null,
        "handle-1",
        List.of(new DomainName("ns1.example")),
        new Money(2000, "EUR"),
        code,
        "inwx-test",
        "owner@acme.example",
        "en",
        PATIENCE,
        Map.of("VAT-NUMBER", "DE123"),
        approvalAbove,
        new Money(9000, "EUR"),
        "acme");
  }

  /** Returns once it waits for the registrar and for nothing else. */
  void waits() {
    Awaitility.await("waits for the registrar")
        .atMost(Duration.ofSeconds(40))
        .ignoreExceptions()
        .until(() -> line().waitsFor() != null && operator.progress(ID).parking() == null);
  }

  private StepProgress line() {
    return operator.line(ID, TransferDomainWorkflow.Step.AWAIT_REGISTRAR);
  }

  /** Asks the registrar this, and waits on. */
  void looks(String question) {
    Awaitility.await(question)
        .atMost(Duration.ofSeconds(40))
        .until(() -> engine.events(ID).toString().contains(question));
    waits();
  }

  /** From now on nobody may look at the registrar. */
  void pauses() {
    VendorPause pause = new VendorPause("inwx-test", "paused by jo since noon", 1);
    ledger.paused = pause;
    transfers.paused = pause;
  }

  void resumes() {
    transfers.paused = null;
    ledger.paused = null;
    engine.skip(Duration.ofMinutes(2));
  }

  void waitsForTheVendor() {
    Awaitility.await("waits for the vendor")
        .atMost(Duration.ofSeconds(40))
        .until(() -> String.valueOf(line().waitsFor()).contains("paused by jo"));
  }

  /** The registrar says so; when it says that the domain is ours, it is. */
  void hear(String id, TransferMeaning meaning, String status) {
    if (meaning == TransferMeaning.COMPLETED) {
      transfers.stands.put(ACME, TransferStanding.State.OURS);
    }
    says(id, meaning, status);
  }

  /** The registrar says so, whatever is the case. */
  void says(String id, TransferMeaning meaning, String status) {
    signal("registrarSays", message(id, meaning, status, ""));
  }

  /** The losing registrar says no, and the domain stays where it is. */
  void rejected(String id, String words) {
    transfers.elsewhere(ACME);
    signal("registrarSays", message(id, TransferMeaning.FAILED, "TRANSFER FAILED", words));
  }

  private static RegistrarMessage message(
      String id, TransferMeaning meaning, String status, String details) {
    return new RegistrarMessage(id, ACME.value(), status, meaning, details, Instant.EPOCH);
  }

  void lookNow() {
    signal("lookNow", Operator.JO);
  }

  void extendWait(Duration by) {
    int before = transfers.deadlines.size();
    signal("extendWait", by);
    Awaitility.await().until(() -> transfers.deadlines.size() > before);
  }

  private void signal(String name, Object argument) {
    engine.client().newUntypedWorkflowStub(ID.value()).signal(name, argument);
  }

  /** Parked there for that reason; returns the sentence. */
  String parked(TransferDomainWorkflow.Step step, DomainProblem problem) {
    Parking parking = operator.parked(ID, step);
    assertThat(parking.failure().type()).isEqualTo(problem.name());
    return parking.failure().message();
  }

  void editCode(String ref) {
    edit(Operator.JO, "auth_code", ref);
  }

  void edit(Actor by, String field, String value) {
    operator.edit(ID, by, Map.of(field, value));
  }

  String refusalOfCode(String code) {
    return catchThrowable(() -> editCode(code)).getMessage();
  }

  Instant deadline(int number) {
    Awaitility.await().until(() -> transfers.deadlines.size() > number);
    return transfers.deadlines.get(number);
  }

  TransferResult result() {
    return operator.result(ID, TransferResult.class);
  }

  OperationActivities.Closing closing() {
    return ledger.closings.get(ID);
  }

  int events() {
    return engine.events(ID).size();
  }

  @Override
  public void close() throws Exception {
    try {
      engine.replayAll(WORKFLOWS);
    } finally {
      engine.close();
    }
  }
}
