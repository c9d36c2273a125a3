package dev.longhaul.domains;

import io.temporal.activity.ActivityInterface;

/** The message queue and the list of domains of a registrar account (D-05, D-13). */
@ActivityInterface(namePrefix = "RegistrarWatch_")
public interface RegistrarWatchActivities {
  /**
   * Waits for work: takes up to 200 messages from the queue, each first entered in the ledger, then
   * signalled to the operation that waits for it, and only then acknowledged. While the queue is
   * empty and nothing else is due it fails BENIGN with a next try; it never fails for good.
   */
  RegistrarNews drain();

  /**
   * Reads the whole list of domains in pages into the ledger, and tells operations that wait for a
   * transfer what their messages should have told them. Goes on at the page it had reached.
   */
  void reconcile();
}
