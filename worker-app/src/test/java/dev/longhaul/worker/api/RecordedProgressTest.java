package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.postgres.OperationRow;
import dev.longhaul.domains.TransferDomainWorkflow;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.OperationStep;
import dev.longhaul.durable.StepProgress;
import dev.longhaul.projects.RedeployProjectWorkflow;
import dev.longhaul.projects.StopProjectWorkflow;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the ledger alone says while no worker answers (O-04). */
class RecordedProgressTest {
  @Test
  void namesTheStepOfEveryKindInPlainWords() {
    Stream.<OperationStep[]>of(
            TransferDomainWorkflow.Step.values(),
            RedeployProjectWorkflow.Step.values(),
            StopProjectWorkflow.Step.values())
        .flatMap(Arrays::stream)
        .forEach(
            step ->
                assertThat(RecordedProgress.of(at(step)).steps())
                    .extracting(StepProgress::title)
                    .containsExactly(step.title()));
  }

  private static OperationRow at(OperationStep step) {
    return new OperationRow(
        new OperationId("domain:acme.example"),
        "kind",
        "acme.example",
        "title",
        OperationState.RUNNING,
        step.name(),
        null,
        Actor.SYSTEM,
        "run",
        Instant.EPOCH,
        null,
        null,
        null,
        null,
        List.of(),
        List.of());
  }
}
