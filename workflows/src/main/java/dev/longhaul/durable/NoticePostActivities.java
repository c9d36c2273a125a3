package dev.longhaul.durable;

import io.temporal.activity.ActivityInterface;

/** Where notices to the operators are handed in; they are told by workflows of their own. */
@ActivityInterface(namePrefix = "NoticePost_")
public interface NoticePostActivities {
  /**
   * Has the notice told once, by itself or in a digest when many come because of one vendor. Safe
   * to repeat; who posts need not live until it is told.
   */
  void post(Notice notice);

  /** Closes the digest, and answers it with all that has been gathered for it. Safe to repeat. */
  Notice gather(Notice digest);
}
