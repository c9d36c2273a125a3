package dev.longhaul.domains;

import dev.longhaul.durable.Fence;
import io.temporal.activity.ActivityInterface;

/**
 * Moving domains into a registrar account (D-03, D-04). Failures carry a {@link DomainProblem} as
 * their type and the registrar's words.
 */
@ActivityInterface(namePrefix = "Transfers_")
public interface TransferActivities {
  /** Looks: where is the domain, and what does moving it cost? */
  TransferStanding look(DomainName domain);

  /**
   * Acts: asks for the transfer unless the domain is ours or on its way, enters it in the ledger as
   * waited for, and reads back what the registrar has not said already. A look of less than a
   * minute ago that comes with the request spares another one. Never above the limit (failure
   * {@link DomainProblem#PRICE_ABOVE_LIMIT}). Safe to repeat: a registrar moves a domain once.
   */
  TransferStanding request(Fence fence, TransferRequest request);

  /**
   * Acts: locks the domain against leaving, sets the nameservers, enters the end in the ledger and
   * forgets the auth codes. Retried while the registrar does not show the domain as ours yet.
   */
  TransferStanding settle(Fence fence, TransferSettlement settlement);

  /** Acts: cancels a transfer that is under way. A domain that is ours by now is kept. */
  TransferStanding cancel(Fence fence, DomainName domain);
}
