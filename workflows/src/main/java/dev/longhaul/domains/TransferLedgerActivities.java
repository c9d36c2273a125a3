package dev.longhaul.domains;

import dev.longhaul.durable.Fence;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/** What the ledger knows of transfers besides what the registrar's activities enter. */
@ActivityInterface(namePrefix = "TransferLedger_")
public interface TransferLedgerActivities {
  /** Enters the end of a transfer that did not succeed and forgets its auth codes. */
  void end(Fence fence, TransferEnd end);

  /** Moves the deadline that the reminders go by. */
  void deadline(Fence fence, DomainName domain, Instant deadline);
}
