package dev.longhaul.durable;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything an operator needs to know about an operation (O-04).
 *
 * @param source {@code live} when a worker answered, else {@code recorded}: only what Temporal and
 *     the ledger remember
 * @param waitsForOperation the child operation whose end it awaits, or null
 * @param message the outcome in one sentence once it has ended, else null
 */
public record Progress(
    OperationId id,
    @Nullable String kind,
    String subject,
    String title,
    OperationState state,
    Actor startedBy,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Instant deadline,
    List<StepProgress> steps,
    @Nullable Parking parking,
    @Nullable OperationId waitsForOperation,
    List<Money> paid,
    List<String> leftovers,
    @Nullable String message,
    String source) {

  /** The same with other steps, from another source. */
  public Progress with(List<StepProgress> steps, String source) {
    return new Progress(
        id,
        kind,
        subject,
        title,
        state,
        startedBy,
        startedAt,
        endedAt,
        deadline,
        steps,
        parking,
        waitsForOperation,
        paid,
        leftovers,
        message,
        source);
  }
}
