package dev.longhaul.durable;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Watches all operations from outside, for ever: one activity that is tried again and again and
 * leaves no events. There is one for all workers; it is no operation.
 */
@WorkflowInterface
public interface WatchWorkflow {
  String TYPE = "WatchOperations";

  /** Without a colon first, so that no list takes it for an operation. */
  String ID = "watch/operations";

  @WorkflowMethod(name = TYPE)
  void watch();
}
