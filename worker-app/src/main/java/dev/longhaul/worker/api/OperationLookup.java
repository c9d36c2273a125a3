package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.OperationQueries;
import dev.longhaul.activities.postgres.OperationRow;
import dev.longhaul.durable.EngineUnavailable;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.OperationNotFound;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Progress;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/** Finds an operation wherever it is known: live at its worker, in Temporal, in the ledger. */
final class OperationLookup {
  private final Operations operations;
  private final OperationQueries recorded;

  OperationLookup(Operations operations, OperationQueries recorded) {
    this.operations = operations;
    this.recorded = recorded;
  }

  /**
   * The best that is known.
   *
   * @throws OperationNotFound when neither Temporal nor the ledger knows it
   * @throws EngineUnavailable when Temporal is away and the ledger does not know it
   */
  Progress find(OperationId id) {
    Progress progress;
    try {
      progress = operations.progress(id);
    } catch (OperationNotFound | EngineUnavailable e) {
      return recorded.one(id).map(RecordedProgress::of).orElseThrow(() -> e);
    }
    return "live".equals(progress.source()) ? progress : completed(progress);
  }

  /** Whether Temporal answers and does not know it, whatever the ledger says. */
  boolean isForgotten(OperationId id) {
    try {
      operations.progress(id);
      return false;
    } catch (OperationNotFound e) {
      return true;
    }
  }

  /** What it is at, when it is open as far as anybody knows. */
  Optional<Progress> open(OperationId id) {
    try {
      return Optional.of(find(id))
          .filter(progress -> !progress.state().ended() && !isForgotten(id));
    } catch (OperationNotFound e) {
      return Optional.empty();
    }
  }

  /** Whether it is open, as far as anybody knows. */
  boolean runs(OperationId id) {
    return open(id).isPresent();
  }

  private Progress completed(Progress bare) {
    return row(bare.id()).map(row -> RecordedProgress.complete(bare, row)).orElse(bare);
  }

  private Optional<OperationRow> row(OperationId id) {
    try {
      return recorded.one(id);
    } catch (JdbiException e) {
      if (LedgerAway.isSaidBy(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
