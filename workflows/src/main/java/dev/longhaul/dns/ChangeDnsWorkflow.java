package dev.longhaul.dns;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.OperationControl;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationStep;
import dev.longhaul.durable.Operations;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * A DNS request, from being accepted to being visible at every nameserver
 * (docs/runbooks/change-dns.md). The request id decides for ever: a second start changes nothing.
 */
@WorkflowInterface
public interface ChangeDnsWorkflow extends OperationControl, ZoneRequester {
  String TYPE = "ChangeDns";
  String KIND = "change-dns";

  /** Fails with the type FAILED when the request ends INVALID or FAILED. */
  @WorkflowMethod(name = TYPE)
  DnsResult change(DnsOrder order);

  /** Another system says how far it is; see {@link RequestStatus#reportable}. */
  @SignalMethod(name = "reported")
  void reported(StatusReport report);

  static OperationId id(String requestId) {
    return OperationId.of("dns-request", requestId);
  }

  static Operations.Start start(DnsOrder order, Actor actor) {
    return new Operations.Start(id(order.requestId()), TYPE, KIND, order, actor, order.title());
  }

  /** The steps, in the runbook's order. */
  enum Step implements OperationStep {
    ACCEPT("Accept"),
    PLAN("Plan"),
    APPLY("Apply"),
    VERIFY("Verify");

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
