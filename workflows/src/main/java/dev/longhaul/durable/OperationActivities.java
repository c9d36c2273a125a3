package dev.longhaul.durable;

import io.temporal.activity.ActivityInterface;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's side of every operation: its row in {@code operations}, its fence and its outcome.
 * All are safe to repeat.
 */
@ActivityInterface(namePrefix = "Operations_")
public interface OperationActivities {
  /**
   * Claims the operation for this run and returns its fencing token. The same run gets the same
   * token again; a new run supersedes the older one.
   */
  long claim(Claim claim);

  /** Writes the current state; ignored when a newer write of the run is already there. */
  void record(Fence fence, Snapshot snapshot);

  /**
   * Enters a decision in the audit trail that did not come over the API, which enters its own; one
   * line however often it is called.
   */
  void decided(Fence fence, Decision decision);

  /**
   * Keeps what a person has edited with the order that the ledger has of this subject, so that
   * later runs go by it. Fields that are not an order's, such as an approval, are of this run
   * alone.
   */
  void edited(Fence fence, Map<String, String> fields);

  /** Looks: what the newest run of {@code operation} says that it paid; empty while it is open. */
  List<Money> paidBy(OperationId operation);

  /** Writes the outcome; what the exit codes and {@code --wait} read. */
  void close(Fence fence, Closing closing);

  /** Asks Temporal to cancel this very run, so that ABORTED closes as canceled. */
  void cancelRun(OperationId operation, String runId);

  /**
   * Waits until nobody runs {@code operation}: looks once and fails BENIGN with a next try while it
   * is open.
   */
  void awaitClosed(OperationId operation);

  record Claim(
      OperationId operation,
      String runId,
      String kind,
      String subject,
      String title,
      Actor actor,
      Instant startedAt) {}

  /**
   * {@code parkedSince} and {@code deadline} are null unless it is parked or waits.
   *
   * @param vendor the account that it waits for, or whose failure has parked it; else null
   */
  record Snapshot(
      OperationState state,
      @Nullable String step,
      @Nullable String message,
      @Nullable Instant parkedSince,
      @Nullable Instant deadline,
      @Nullable String vendor) {

    /** Of an operation that goes on. */
    Snapshot(OperationState state, @Nullable String step, @Nullable String message) {
      this(state, step, message, null, null, null);
    }
  }

  record Closing(Outcome outcome, String message, List<Money> paid, List<String> leftovers) {}
}
