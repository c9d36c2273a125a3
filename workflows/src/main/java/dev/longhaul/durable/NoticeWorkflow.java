package dev.longhaul.durable;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Tells the operators one thing, by mail and by webhook, trying as long as it takes. Its id is made
 * of the notice's, so that the same is told once; it is no operation, nobody decides on it.
 */
@WorkflowInterface
public interface NoticeWorkflow {
  String TYPE = "TellOperators";

  /** A digest waits until its {@code at} and then gathers its lines. */
  @WorkflowMethod(name = TYPE)
  void tell(Notice notice);

  /** Without a colon first, so that no list takes it for an operation. */
  static String id(String notice) {
    return "notice/" + notice;
  }
}
