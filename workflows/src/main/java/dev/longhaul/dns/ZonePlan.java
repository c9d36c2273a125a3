package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
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

  /** The changes that bring the zone back to what this plan found. */
  public List<RecordChange> inverse() {
    List<RecordChange> inverse = new ArrayList<>();
    for (PlannedChange planned : changes) {
      if (planned.nothingToDo()) {
        continue;
      }
      if (planned.change().wanted()) {
        inverse.add(RecordChange.remove(planned.change().record()));
      }
      planned.prior().forEach(record -> inverse.add(RecordChange.add(record)));
    }
    return inverse;
  }
}
