package dev.longhaul.durable;

import io.temporal.workflow.Workflow;

/** See {@link WatchWorkflow}. */
public final class WatchWorkflowImpl implements WatchWorkflow {
  private final WatchActivities watch =
      Workflow.newActivityStub(
          WatchActivities.class, StepOptions.await(TaskQueues.MAIN, "Look for stuck operations"));

  @Override
  public void watch() {
    watch.sweep();
  }
}
