package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.OperationId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a zone (docs/runbooks/zone.md): applies queued requests in batches, answers
 * each by signal, never parks, ends when idle. Started by signal-with-start. A zone that is never
 * idle goes on in a new run of the same id before its history grows long.
 */
@WorkflowInterface
public interface ZoneWorkflow {
  String KIND = "zone";

  /**
   * Serves until nothing is left to do.
   *
   * @param backlog what the run before has not served yet; null when this is the first
   */
  @WorkflowMethod(name = "Zone")
  void serve(DomainName zone, @Nullable List<ZoneChangeRequest> backlog);

  @SignalMethod(name = "change")
  void change(ZoneChangeRequest request);

  static OperationId id(DomainName zone) {
    return OperationId.of("zone", zone.value());
  }
}
