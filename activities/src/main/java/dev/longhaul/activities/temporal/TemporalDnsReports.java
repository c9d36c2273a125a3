package dev.longhaul.activities.temporal;

import dev.longhaul.dns.StatusReport;
import dev.longhaul.durable.EngineUnavailable;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationNotFound;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import java.util.function.BiConsumer;

/** Carries reports about DNS requests to their operations. */
public final class TemporalDnsReports implements BiConsumer<OperationId, StatusReport> {
  private final WorkflowClient client;

  public TemporalDnsReports(WorkflowClient client) {
    this.client = client;
  }

  /**
   * Delivers the report; Temporal keeps it until the operation has read it.
   *
   * @throws OperationNotFound when the operation has ended
   * @throws EngineUnavailable when Temporal cannot be reached
   */
  @Override
  public void accept(OperationId operation, StatusReport report) {
    try {
      client.newUntypedWorkflowStub(operation.value()).signal("reported", report);
    } catch (WorkflowNotFoundException e) {
      throw new OperationNotFound(operation);
    } catch (WorkflowServiceException | StatusRuntimeException e) {
      throw new EngineUnavailable("Temporal cannot be reached; try again later", e);
    }
  }
}
