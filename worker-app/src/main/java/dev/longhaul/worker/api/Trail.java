package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.AuditTrail;
import dev.longhaul.activities.postgres.OperationQueries;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.OperationActivities.Claim;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Operations;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the API itself writes into the ledger. What is done there alone is written down with it.
 * Everything else after the fact: Temporal has the start or the decision by then, so a ledger that
 * is away must not turn the answer into a failure: it is logged, and the worker's own writes tell
 * the ledger what matters.
 */
final class Trail {
  private static final Logger log = LoggerFactory.getLogger(Trail.class);

  private final AuditTrail audit;
  private final OperationQueries operations;
  private final Clock clock;

  Trail(ApiLedger ledger, Clock clock) {
    this.audit = ledger.audit();
    this.operations = ledger.operations();
    this.clock = clock;
  }

  /** Enters a run that no worker has begun yet, so that lists show it, and who wanted it. */
  void started(Operations.Start start, Operations.Started started, String action) {
    String how = started.alreadyRunning() ? "was running already" : "run " + started.runId();
    attempt(
        action + " " + start.id(),
        () -> {
          if (!started.alreadyRunning()) {
            operations.accepted(claim(start, started));
          }
          audit.write(start.actor(), action, start.id(), start.summary() + ": " + how);
        });
  }

  /** {@code operation} may be null. */
  void audit(Actor actor, String action, @Nullable OperationId operation, String detail) {
    attempt(action + " " + detail, () -> audit.write(actor, action, operation, detail));
  }

  /**
   * Does what is done in the ledger alone, with its line: both or neither.
   *
   * @param detail what stands in the line; empty when nothing was done
   */
  <T> T act(Actor actor, String action, Supplier<T> act, Function<T, Optional<String>> detail) {
    return act(actor, action, null, act, detail);
  }

  /** The same about an operation. */
  <T> T act(
      Actor actor,
      String action,
      @Nullable OperationId operation,
      Supplier<T> act,
      Function<T, Optional<String>> detail) {
    return audit.together(
        () -> {
          T done = act.get();
          detail.apply(done).ifPresent(text -> audit.write(actor, action, operation, text));
          return done;
        });
  }

  private Claim claim(Operations.Start start, Operations.Started started) {
    return new Claim(
        start.id(),
        started.runId(),
        start.kind(),
        start.id().subject(),
        start.summary(),
        start.actor(),
        clock.instant());
  }

  private static void attempt(String what, Runnable write) {
    try {
      write.run();
    } catch (JdbiException e) {
      log.warn("done, but not written to the ledger: {}", what, e);
    }
  }
}
