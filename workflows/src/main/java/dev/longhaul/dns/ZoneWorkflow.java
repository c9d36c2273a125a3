package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.OperationId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * The one writer of a zone (docs/runbooks/zone.md): applies queued requests in batches, answers
 * each by signal, never parks, ends when idle. Started by signal-with-start.
 */
@WorkflowInterface
public interface ZoneWorkflow {
  String KIND = "zone";

  @WorkflowMethod(name = "Zone")
  void serve(DomainName zone);

  @SignalMethod(name = "change")
  void change(ZoneChangeRequest request);

  static OperationId id(DomainName zone) {
    return OperationId.of("zone", zone.value());
  }
}
