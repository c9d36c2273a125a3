package dev.longhaul.activities.acting;

import dev.longhaul.domains.TransferRequest;
import dev.longhaul.domains.TransferSettlement;
import dev.longhaul.domains.TransferStanding;
import dev.longhaul.durable.Fence;

/**
 * Transfers in the ledger (D-03). Writes of a superseded run fail with {@link
 * ActingProblem#SUPERSEDED}; all are safe to repeat.
 */
public interface TransferLedger {
  /** The registrar was asked; from now on the transfer is waited for. */
  void waiting(Fence fence, String account, TransferRequest request, TransferStanding standing);

  /** The domain is ours; its auth codes are forgotten. */
  void completed(Fence fence, TransferSettlement settlement, TransferStanding standing);
}
