package dev.longhaul.durable;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A workflow of ten steps, for the toolkit's own tests. */
@WorkflowInterface
public interface JourneyWorkflow extends OperationControl {
  String QUEUE = "journey";

  @WorkflowMethod(name = "Journey")
  String travel(String traveller);

  enum Step implements OperationStep {
    PACK,
    LOCK_DOOR,
    BUY_TICKET,
    BOARD,
    CHANGE,
    EAT,
    ARRIVE,
    CHECK_IN,
    UNPACK,
    SLEEP;

    @Override
    public String title() {
      return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
  }

  /** Ten lines for ten steps: the feel that the toolkit is for. */
  final class JourneyWorkflowImpl extends OperationWorkflow implements JourneyWorkflow {
    private final Port<RoadActivities> road = operation.port(RoadActivities.class, QUEUE);

    public JourneyWorkflowImpl() {
      super("journey", Step.values());
    }

    @Override
    public String travel(String traveller) {
      return operation.run(
          "journey of " + traveller,
          () -> {
            operation.step(Step.PACK, () -> reversible("pack"));
            operation.step(Step.LOCK_DOOR, () -> reversible("lock door"));
            operation.step(Step.BUY_TICKET, this::buyTicket);
            operation.step(Step.BOARD, this::board);
            operation.step(Step.CHANGE, this::change);
            operation.step(Step.EAT, StepRule.mayBeSkipped(), () -> irreversible("eat"));
            operation.step(Step.ARRIVE, this::arrive);
            operation.step(Step.CHECK_IN, hotelRule(), this::checkIn);
            operation.step(Step.UNPACK, () -> irreversible("unpack"));
            operation.step(Step.SLEEP, () -> irreversible("sleep"));
            return "slept";
          });
    }

    private void reversible(String what) {
      operation.undo("undo " + what, () -> irreversible("undo " + what));
      irreversible(what);
    }

    private void irreversible(String what) {
      road.act(what).act(operation.fence(), what);
      operation.fact(what + " done");
    }

    private void buyTicket() {
      irreversible("buy ticket");
      operation.paid(new Money(4200, "EUR"));
    }

    private void board() {
      road.look("look for the train").look("train");
      reversible("board");
    }

    private void change() {
      String seen = road.look("look at the board").look("connection");
      if (seen.equals("cancelled")) {
        throw StepBlocked.because(Trouble.NO_CONNECTION, "the connection is cancelled; retry");
      }
    }

    private void arrive() {
      operation.within(
          Duration.ofHours(2),
          "the arrival",
          Trouble.LATE,
          () -> road.await("wait for the arrival").await("arrival"));
    }

    private StepRule<Void> hotelRule() {
      return StepRule.<Void>plain()
          .editable(
              "hotel",
              value -> value.isBlank() ? Optional.of("hotel must not be empty") : Optional.empty());
    }

    private void checkIn() {
      irreversible("check in at " + operation.edited("hotel").orElse("Grand"));
    }
  }

  enum Trouble {
    NO_CONNECTION,
    LATE
  }

  static OperationId id(String traveller) {
    return OperationId.of("journey", traveller);
  }

  static Operations.Start start(String traveller, String actor) {
    return new Operations.Start(
        id(traveller),
        "Journey",
        "journey",
        traveller,
        new Actor(actor),
        "Journey of " + traveller);
  }
}
