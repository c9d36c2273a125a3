package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.OperationRow;
import dev.longhaul.dns.ChangeDnsWorkflow;
import dev.longhaul.domains.RegisterDomainWorkflow;
import dev.longhaul.domains.TransferDomainWorkflow;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.OperationStep;
import dev.longhaul.durable.Progress;
import dev.longhaul.durable.StepProgress;
import dev.longhaul.durable.StepStatus;
import dev.longhaul.projects.ProvisionProjectWorkflow;
import dev.longhaul.projects.RedeployProjectWorkflow;
import dev.longhaul.projects.StopProjectWorkflow;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Progress from the ledger's row, while no worker answers. Only the step at which it is stands
 * there, and no parking: a decision needs the worker's word on which park it is.
 */
final class RecordedProgress {
  private static final String SOURCE = "recorded";

  private RecordedProgress() {}

  static Progress of(OperationRow row) {
    return progress(row, row.state(), row.endedAt());
  }

  /**
   * What Temporal says by itself, with what the ledger adds. The ledger's outcome counts, but not
   * the one of an earlier run.
   */
  static Progress complete(Progress bare, OperationRow row) {
    boolean earlierRun = row.endedAt() != null && row.endedAt().isBefore(bare.startedAt());
    if (earlierRun) {
      return bare;
    }
    return row.outcome() == null
        ? pending(bare, progress(row, bare.state(), bare.endedAt()))
        : progress(row, OperationState.of(row.outcome()), row.endedAt());
  }

  /** The ledger's line with the attempts, last error and next try that Temporal adds to it. */
  private static Progress pending(Progress bare, Progress recorded) {
    if (bare.steps().isEmpty()) {
      return recorded;
    }
    StepProgress seen = bare.steps().get(0);
    StepProgress line =
        recorded.steps().stream()
            .filter(known -> known.step().equals(seen.step()))
            .findFirst()
            .orElse(seen); // the ledger's note of the next step is still on its way
    return recorded.with(
        List.of(line.withPending(seen.attempts(), seen.lastError(), seen.nextTry())), SOURCE);
  }

  private static Progress progress(
      OperationRow row, OperationState state, @Nullable Instant ended) {
    return new Progress(
        row.id(),
        row.kind(),
        row.subject(),
        row.title(),
        state,
        row.actor(),
        row.startedAt(),
        ended,
        row.deadline(),
        steps(row, state),
        null,
        null,
        row.paid(),
        row.leftovers(),
        row.message(),
        SOURCE);
  }

  private static List<StepProgress> steps(OperationRow row, OperationState state) {
    String step = row.step();
    return step == null ? List.of() : List.of(step(row, step, state));
  }

  private static StepProgress step(OperationRow row, String step, OperationState state) {
    boolean parked = row.parkedSince() != null && !state.ended();
    return new StepProgress(
        step,
        title(step),
        status(state),
        null,
        row.endedAt(),
        state.ended() ? null : row.message(),
        parked ? "a decision since " + row.parkedSince() : null,
        state.ended() ? null : row.deadline(),
        null,
        null,
        null);
  }

  private static StepStatus status(OperationState state) {
    return switch (state) {
      case ACCEPTED -> StepStatus.PENDING;
      case RUNNING, WAITING_FOR_CHILD, UNDOING -> StepStatus.RUNNING;
      case PARKED -> StepStatus.PARKED;
      case SUCCEEDED, PARTIAL -> StepStatus.DONE;
      case ROLLED_BACK, FAILED, ABORTED -> StepStatus.FAILED;
    };
  }

  private static String title(String name) {
    return Stream.<OperationStep[]>of(
            ProvisionProjectWorkflow.Step.values(),
            RedeployProjectWorkflow.Step.values(),
            StopProjectWorkflow.Step.values(),
            RegisterDomainWorkflow.Step.values(),
            TransferDomainWorkflow.Step.values(),
            ChangeDnsWorkflow.Step.values())
        .flatMap(Arrays::stream)
        .filter(step -> step.name().equals(name))
        .map(OperationStep::title)
        .findFirst()
        .orElse(name);
  }
}
