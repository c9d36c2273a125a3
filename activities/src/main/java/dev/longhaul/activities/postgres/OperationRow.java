package dev.longhaul.activities.postgres;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows about the newest run of an operation.
 *
 * @param runId Temporal's id of the run
 * @param outcome null, like {@code endedAt}, until it has ended
 */
public record OperationRow(
    OperationId id,
    String kind,
    String subject,
    String title,
    OperationState state,
    @Nullable String step,
    @Nullable String message,
    Actor actor,
    String runId,
    Instant startedAt,
    @Nullable Instant parkedSince,
    @Nullable Instant deadline,
    @Nullable Instant endedAt,
    @Nullable Outcome outcome,
    List<Money> paid,
    List<String> leftovers) {
  /** The same, of which something else knows where it stands. */
  OperationRow at(String otherStep, String otherMessage) {
    return new OperationRow(
        id,
        kind,
        subject,
        title,
        state,
        otherStep,
        otherMessage,
        actor,
        runId,
        startedAt,
        parkedSince,
        deadline,
        endedAt,
        outcome,
        paid,
        leftovers);
  }
}
