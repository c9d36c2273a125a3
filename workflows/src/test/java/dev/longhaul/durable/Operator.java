package dev.longhaul.durable;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;

/** A person at the desk: looks, decides, cancels, waits for the end. */
public final class Operator {
  public static final Actor JO = new Actor("jo");
  private final TestEngine engine;
  private final Map<OperationId, Integer> decided = new ConcurrentHashMap<>();

  public Operator(TestEngine engine) {
    this.engine = engine;
  }

  public void start(OperationId id, String workflow, String kind, Object order) {
    decided.remove(id);
    engine.operations().start(new Operations.Start(id, workflow, kind, order, JO, "test"));
  }

  public Progress progress(OperationId id) {
    return engine.operations().progress(id);
  }

  public StepProgress line(OperationId id, OperationStep step) {
    return progress(id).steps().stream()
        .filter(line -> line.step().equals(step.name()))
        .findFirst()
        .orElseThrow();
  }

  /** The next park, which must be at this step. */
  public Parking parked(OperationId id, OperationStep step) {
    Parking parking =
        Awaitility.await(id + " parks at " + step.name())
            .atMost(Duration.ofSeconds(20))
            .ignoreException(OperationNotFound.class)
            .until(() -> progress(id).parking(), found -> found != null && isNew(id, found));
    if (!parking.step().equals(step.name())) {
      throw new AssertionError(id + " is parked at " + parking);
    }
    return parking;
  }

  /** Awaits a state without moving the clock. */
  public Progress reaches(OperationId id, OperationState state) {
    return Awaitility.await(id + " reaches " + state)
        .atMost(Duration.ofSeconds(20))
        .until(() -> progress(id), found -> found.state() == state);
  }

  public void decide(OperationId id, DecisionWord word) {
    Parking parking = progress(id).parking();
    Decision decision = Decision.of(word, parking, JO);
    decided.put(id, parking.number());
    engine.operations().decide(id, decision, UUID.randomUUID().toString());
  }

  public void edit(OperationId id, Map<String, String> fields) {
    edit(id, JO, fields);
  }

  public void edit(OperationId id, Actor by, Map<String, String> fields) {
    Parking parking = progress(id).parking();
    Decision decision =
        new Decision(
            DecisionWord.EDIT, parking.step(), parking.number(), by, fields, null, "mended");
    engine.operations().decide(id, decision, UUID.randomUUID().toString());
    decided.put(id, parking.number());
  }

  public void extend(OperationId id, Duration by) {
    Parking parking = progress(id).parking();
    decided.put(id, parking.number());
    Decision decision =
        new Decision(
            DecisionWord.EXTEND, parking.step(), parking.number(), JO, Map.of(), by, "patience");
    engine.operations().decide(id, decision, UUID.randomUUID().toString());
  }

  public void cancel(OperationId id) {
    engine.operations().cancel(id, new CancelRequest(JO, "wrong order"));
  }

  /** Skips time until the operation has ended well. */
  public <T> T result(OperationId id, Class<T> type) {
    return engine.client().newUntypedWorkflowStub(id.value()).getResult(type);
  }

  public void assertAborted(OperationId id) {
    assertThatThrownBy(() -> result(id, Object.class)).hasCauseInstanceOf(CanceledFailure.class);
  }

  public void assertFailedAs(OperationId id, Outcome outcome) {
    assertThatThrownBy(() -> result(id, Object.class))
        .cause()
        .asInstanceOf(InstanceOfAssertFactories.type(ApplicationFailure.class))
        .extracting(ApplicationFailure::getType)
        .isEqualTo(outcome.name());
  }

  private boolean isNew(OperationId id, Parking found) {
    return found.number() > decided.getOrDefault(id, 0);
  }
}
