package dev.longhaul.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.durable.FakeLedger;
import dev.longhaul.durable.TaskQueues;
import dev.longhaul.durable.TestEngine;
import dev.longhaul.histories.BrewWorkflow.CarefulWorkflowImpl;
import dev.longhaul.histories.BrewWorkflow.CarelessWorkflowImpl;
import dev.longhaul.histories.BrewWorkflow.ReleasedWorkflowImpl;
import io.temporal.client.WorkflowOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A change to a released workflow, done wrong and done right. */
class ChangedWorkflowTest {
  private final List<String> done = new CopyOnWriteArrayList<>();

  @Test
  void theReplayCatchesAStepThatIsNewForEverybody() {
    RecordedHistory released = run(ReleasedWorkflowImpl.class);
    assertThatThrownBy(() -> replay(CarelessWorkflowImpl.class, released))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("docs/changing-a-workflow.md")
        .hasStackTraceContaining("NonDeterministicException");
  }

  @Test
  void aStepBehindAVersionLeavesOldOperationsTheirWay() {
    RecordedHistory released = run(ReleasedWorkflowImpl.class);
    assertThatCode(() -> replay(CarefulWorkflowImpl.class, released)).doesNotThrowAnyException();
  }

  @Test
  void newOperationsTakeTheNewStep() {
    RecordedHistory changed = run(CarefulWorkflowImpl.class);
    assertThat(done).containsExactly("grind", "boil", "pour");
    assertThatCode(() -> replay(CarefulWorkflowImpl.class, changed)).doesNotThrowAnyException();
    assertThatThrownBy(() -> replay(ReleasedWorkflowImpl.class, changed))
        .isInstanceOf(AssertionError.class);
  }

  private RecordedHistory run(Class<? extends BrewWorkflow> code) {
    try (TestEngine engine = TestEngine.start(new FakeLedger())) {
      engine.worker(TaskQueues.MAIN, code, new Steps());
      engine.run();
      WorkflowOptions options =
          WorkflowOptions.newBuilder()
              .setWorkflowId("brew:tea")
              .setTaskQueue(TaskQueues.MAIN)
              .build();
      engine.client().newWorkflowStub(BrewWorkflow.class, options).brew();
      return RecordedHistory.of("brew", engine.client().fetchHistory("brew:tea"));
    }
  }

  private static void replay(Class<? extends BrewWorkflow> code, RecordedHistory history) {
    try (Replay replay = new Replay(List.of(code))) {
      replay.check(history);
    }
  }

  private final class Steps implements BrewWorkflow.Kitchen {
    @Override
    public void grind() {
      done.add("grind");
    }

    @Override
    public void boil() {
      done.add("boil");
    }

    @Override
    public void pour() {
      done.add("pour");
    }
  }
}
