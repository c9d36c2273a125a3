package dev.longhaul.domains;

import dev.longhaul.durable.OperationId;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * The one reader of a registrar account's message queue (docs/runbooks/watch-registrar.md). Nothing
 * else asks the registrar about transfers, however many operations wait for one. It never ends by
 * itself; every worker sees to it that it runs.
 */
@WorkflowInterface
public interface WatchRegistrarWorkflow {
  String KIND = "watch-registrar";
  String TYPE = "WatchRegistrar";

  /**
   * Watches until somebody terminates it.
   *
   * @param registrar the task queue of the account, such as {@code inwx-live}
   */
  @WorkflowMethod(name = TYPE)
  void watch(String registrar);

  static OperationId id(String registrar) {
    return OperationId.of("registrar", registrar);
  }
}
