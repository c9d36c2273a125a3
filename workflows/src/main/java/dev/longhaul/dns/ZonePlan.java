package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.OperationId;
import java.util.ArrayList;
import java.util.List;

/** What a set of changes would do to a zone as it is now. */
public record ZonePlan(DomainName zone, boolean zoneExists, List<PlannedChange> changes) {
  /** Whether the zone already is as wanted. */
  public boolean nothingToDo() {
    return changes.stream().allMatch(PlannedChange::nothingToDo);
  }

  /** Records in the way that Longhaul did not create. */
  public List<DnsRecord> foreign() {
    return changes.stream()
        .filter(PlannedChange::foreign)
        .flatMap(change -> change.prior().stream())
        .toList();
  }

  /** Takes away what {@code owner} left in the zone by an earlier run, and nothing else. */
  public List<RecordChange> leftBy(OperationId owner) {
    return changes.stream()
        .filter(planned -> owner.equals(planned.owner()))
        .map(planned -> RecordChange.remove(planned.change().record()))
        .toList();
  }

  /**
   * The changes that take {@code owner}'s work out of the zone again: what the plan changes goes
   * back to what it found, and what an earlier run of the owner left there is removed.
   */
  public List<RecordChange> inverse(OperationId owner) {
    List<RecordChange> inverse = new ArrayList<>();
    for (PlannedChange planned : changes) {
      boolean added = !planned.nothingToDo() || owner.equals(planned.owner());
      if (planned.change().wanted() && added) {
        inverse.add(RecordChange.remove(planned.change().record()));
      }
      if (!planned.nothingToDo()) {
        planned.prior().forEach(record -> inverse.add(RecordChange.add(record)));
      }
    }
    return inverse;
  }
}
