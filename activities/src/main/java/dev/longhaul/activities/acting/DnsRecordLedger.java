package dev.longhaul.activities.acting;

import dev.longhaul.dns.ZoneOutcome;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Fence;
import java.util.List;
import java.util.Optional;

/**
 * Which records of a zone are ours, and which requests are answered (D-09, D-11). Writes of a
 * superseded run fail with {@link ActingProblem#SUPERSEDED}; all are safe to repeat.
 */
public interface DnsRecordLedger {
  /** The records of the zone that Longhaul put there, by name and type. */
  List<OwnedRecord> owned(DomainName zone);

  /**
   * Enters a record after it was created or changed at the vendor. It replaces what the ledger knew
   * under the same vendor id and under the same name, type and content.
   */
  void own(Fence fence, OwnedRecord record);

  /** Forgets a record after it was deleted at the vendor; unknown is success. */
  void disown(Fence fence, DomainName zone, String vendorId);

  /** The answer that was given to a request, if one was. */
  Optional<ZoneOutcome> answer(String requestId);

  /**
   * Remembers an answer for ever. The first one counts, but after {@code FAILED} the request may be
   * tried and answered again.
   */
  void answered(Fence fence, DomainName zone, ZoneOutcome outcome);
}
