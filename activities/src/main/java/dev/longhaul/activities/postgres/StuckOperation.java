package dev.longhaul.activities.postgres;

import dev.longhaul.durable.OperationId;
import java.time.Instant;

/**
 * An operation that cannot go on by itself, as the sweep has found it (O-08).
 *
 * @param detail one sentence for the operator
 */
public record StuckOperation(OperationId operation, Reason reason, String detail, Instant since) {

  /** Why it is thought to be stuck. */
  public enum Reason {
    /** Its workflow tasks fail: a defect, or a worker of another release. */
    TASKS_FAIL,
    /** Its deadline has passed and it has done nothing. */
    DEADLINE_PASSED,
    /** The ledger calls it open, and Temporal does not run it. */
    NO_EXECUTION
  }
}
