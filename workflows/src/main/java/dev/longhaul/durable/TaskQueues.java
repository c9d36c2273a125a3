package dev.longhaul.durable;

import java.time.Duration;

/**
 * Task queues. Everything that talks to a vendor account has a queue of that account's own name,
 * such as {@code inwx-live} or {@code coolify-main}; the orders carry those names.
 */
public final class TaskQueues {
  /** Workflows and the ledger's activities. */
  public static final String MAIN = "longhaul";

  /**
   * After so long a workflow task that got lost is handed out again. A server that is killed loses
   * what it was just handing out, and the default of 10 s would be how long an operation then
   * stands still. Far more than a task takes: the SDK itself ends one after a second without a
   * yield.
   */
  public static final Duration LOST_TASK = Duration.ofSeconds(4);

  /** Mail to owners and operators. */
  public static final String MAIL = "mail";

  /** Calls of the operators' webhook: a receiver that hangs holds up nobody's mail. */
  public static final String WEBHOOK = "webhook";

  /** Look-ups at nameservers and health checks. */
  public static final String PROBES = "probes";

  private TaskQueues() {}

  /** Whether a queue is that of a vendor account. */
  static boolean isVendor(String queue) {
    return !queue.equals(MAIN)
        && !queue.equals(MAIL)
        && !queue.equals(WEBHOOK)
        && !queue.equals(PROBES);
  }
}
