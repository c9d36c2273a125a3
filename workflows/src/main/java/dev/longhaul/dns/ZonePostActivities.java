package dev.longhaul.dns;

import dev.longhaul.durable.OperationId;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/** The post between those who want a zone changed and its one writer. Safe to repeat. */
@ActivityInterface(namePrefix = "ZonePost_")
public interface ZonePostActivities {
  /** Sends a request to the zone's workflow and starts that when none runs. */
  void send(ZoneChangeRequest request);

  /** Answers requesters by signal; one that has ended in the meantime is fine. */
  void reply(List<Letter> letters);

  /** An answer and who gets it. */
  record Letter(OperationId requester, ZoneOutcome outcome) {}
}
