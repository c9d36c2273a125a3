package dev.longhaul.histories;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/** A small workflow in three releases, the example of docs/changing-a-workflow.md. */
@WorkflowInterface
public interface BrewWorkflow {
  @WorkflowMethod(name = "Brew")
  void brew();

  /** What happens in the kitchen. */
  @ActivityInterface
  interface Kitchen {
    void grind();

    void boil();

    void pour();
  }

  static Kitchen kitchen() {
    return Workflow.newActivityStub(
        Kitchen.class,
        ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(15)).build());
  }

  /** As it was released. */
  final class ReleasedWorkflowImpl implements BrewWorkflow {
    private final Kitchen kitchen = kitchen();

    @Override
    public void brew() {
      kitchen.boil();
      kitchen.pour();
    }
  }

  /** A new first step, for everybody: what was under way gets stuck. */
  final class CarelessWorkflowImpl implements BrewWorkflow {
    private final Kitchen kitchen = kitchen();

    @Override
    public void brew() {
      kitchen.grind();
      kitchen.boil();
      kitchen.pour();
    }
  }

  /** A new first step, for those that start from now on. */
  final class CarefulWorkflowImpl implements BrewWorkflow {
    private final Kitchen kitchen = kitchen();

    @Override
    public void brew() {
      if (Workflow.getVersion("grind-first", Workflow.DEFAULT_VERSION, 1) >= 1) {
        kitchen.grind();
      }
      kitchen.boil();
      kitchen.pour();
    }
  }
}
