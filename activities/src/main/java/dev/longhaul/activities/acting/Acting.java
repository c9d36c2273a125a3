package dev.longhaul.activities.acting;

import dev.longhaul.durable.Fence;
import java.time.Instant;
import java.util.Optional;

/**
 * The way every act changes the world: one at a time per subject, and only for the newest run.
 *
 * <p>A heartbeat time-out, a pause or an outage can leave attempt 1 alive while attempt 2 works.
 * The body therefore looks again, calls {@link Guard#beforeSending()} right before each write, and
 * reads back.
 *
 * <p><b>The gap that remains:</b> between {@code beforeSending()} and the vendor's receipt of the
 * request the lock can be lost without anybody noticing: the connection to PostgreSQL is cut,
 * PostgreSQL restarts, or the whole machine stops for longer than the server's keep-alive (15 s). A
 * process that is stopped and continued keeps its lock. For money the vendor's own idempotency and
 * the look after the settle time ({@link SettleTime}) cover the rest.
 */
public interface Acting {
  /**
   * Runs {@code body} under the lock of {@code subject} if {@code fence} is the newest.
   *
   * @param subject vendor account, kind and name: {@code inwx-live/domain/acme.example}
   * @throws io.temporal.failure.ApplicationFailure {@link ActingProblem#SUBJECT_BUSY} (retried
   *     after 2 s), {@link ActingProblem#LOCK_LOST} (retried), {@link ActingProblem#SUPERSEDED}
   *     (final)
   */
  <T> T act(String subject, Fence fence, Body<T> body);

  /**
   * Runs {@code body} under the lock of {@code subject}, for what belongs to no operation's run.
   *
   * @throws io.temporal.failure.ApplicationFailure {@link ActingProblem#SUBJECT_BUSY} (retried
   *     after 2 s), {@link ActingProblem#LOCK_LOST} (retried)
   */
  <T> T alone(String subject, Body<T> body);

  /**
   * When the run of {@code fence} began: what it did is not older, whichever activity did it, also
   * one that failed before a person had the step tried again. Empty when the ledger does not know.
   */
  Optional<Instant> began(Fence fence);

  /** What is done under the lock. */
  @FunctionalInterface
  interface Body<T> {
    T run(Guard guard);
  }
}
