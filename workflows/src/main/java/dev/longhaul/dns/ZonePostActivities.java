package dev.longhaul.dns;

import dev.longhaul.durable.OperationId;
import io.temporal.activity.ActivityInterface;

/** The post between those who want a zone changed and its one writer. Safe to repeat. */
@ActivityInterface(namePrefix = "ZonePost_")
public interface ZonePostActivities {
  /** Sends a request to the zone's workflow and starts that when none runs. */
  void send(ZoneChangeRequest request);

  /** Answers the requester by signal; a requester that has ended in the meantime is fine. */
  void reply(OperationId requester, ZoneOutcome outcome);
}
