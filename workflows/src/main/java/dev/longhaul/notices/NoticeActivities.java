package dev.longhaul.notices;

import dev.longhaul.durable.Fence;
import io.temporal.activity.ActivityInterface;

/** Mail to owners (P-09). */
@ActivityInterface(namePrefix = "Notices_")
public interface NoticeActivities {
  /**
   * Sends the welcome mail unless the ledger says that it was sent. At-least-once: only a worker
   * that dies between the server's acceptance and our record can repeat it, with the same
   * Message-ID.
   */
  void welcome(Fence fence, WelcomeMail mail);
}
