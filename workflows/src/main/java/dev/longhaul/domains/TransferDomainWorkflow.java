package dev.longhaul.domains;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.OperationControl;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationStep;
import dev.longhaul.durable.Operations;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/**
 * Moves a domain from another registrar into our account (docs/runbooks/transfer-domain.md). It
 * waits for days on one timer and a signal, and asks nobody meanwhile: the registrar's news comes
 * from {@link WatchRegistrarWorkflow}.
 */
@WorkflowInterface
public interface TransferDomainWorkflow extends OperationControl {
  String KIND = "transfer-domain";
  String TYPE = "TransferDomain";

  @WorkflowMethod(name = TYPE)
  TransferResult transfer(TransferOrder order);

  /** News from the registrar; the same id twice is the same news. A parked wait goes on by it. */
  @SignalMethod(name = "registrarSays")
  void registrarSays(RegistrarMessage message);

  /** Asks to look at the registrar, now or once it waits; a park of that step ends by it. */
  @SignalMethod(name = "lookNow")
  void lookNow(Actor actor);

  /** Moves the deadline of the running wait; a parked one is extended by a decision. */
  @SignalMethod(name = "extendWait")
  void extendWait(Duration by);

  /** The same id as a registration's: one operation per domain. */
  static OperationId id(DomainName domain) {
    return RegisterDomainWorkflow.id(domain);
  }

  /** How a client starts it. */
  static Operations.Start start(TransferOrder order, Actor actor) {
    return new Operations.Start(
        id(order.domain()), TYPE, KIND, order, actor, "transfer " + order.domain());
  }

  /** The steps, in the runbook's order. */
  enum Step implements OperationStep {
    CHECK_DOMAIN("Check domain"),
    REQUEST_TRANSFER("Request transfer"),
    AWAIT_REGISTRAR("Await registrar"),
    SETTLE_DOMAIN("Settle domain");

    private final String title;

    Step(String title) {
      this.title = title;
    }

    @Override
    public String title() {
      return title;
    }
  }
}
