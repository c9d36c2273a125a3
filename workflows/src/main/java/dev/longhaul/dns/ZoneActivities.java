package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Fence;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/** A nameserver host's zones (P-04, D-06). */
@ActivityInterface(namePrefix = "Zones_")
public interface ZoneActivities {
  /** Looks: what would these changes do? */
  ZonePlan plan(DomainName zone, List<RecordChange> changes);

  /** Looks: what would a request do, in which zone, and may it? */
  DnsPlan prepare(ZoneWish wish);

  /**
   * Acts: creates the zone when absent, applies each request that is not answered yet and remembers
   * the answers in the ledger. One outcome per request, in their order.
   */
  List<ZoneOutcome> apply(Fence fence, DomainName zone, List<ZoneChangeRequest> requests);
}
