package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.OperationId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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

  /** What stands in the zone afterwards, as far as the changes say. */
  public List<DnsRecord> present() {
    return changes.stream()
        .map(PlannedChange::change)
        .filter(RecordChange::wanted)
        .map(RecordChange::record)
        .toList();
  }

  /** What does not stand in the zone afterwards: what is removed, and what is replaced. */
  public List<DnsRecord> absent() {
    List<DnsRecord> present = present();
    return changes.stream()
        .filter(planned -> planned.change().kind() != RecordChange.Kind.ADD)
        .flatMap(
            planned ->
                planned.change().wanted()
                    ? planned.prior().stream()
                    : Stream.of(planned.change().record()))
        .filter(record -> present.stream().noneMatch(record::sameAs))
        .distinct()
        .toList();
  }

  /** What the changes do, in words; empty when there is nothing to do. */
  public List<String> words() {
    return changes.stream()
        .filter(planned -> !planned.nothingToDo())
        .map(planned -> planned.change().words())
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
   * back to what it found, and what an earlier run of the owner left there is removed. A record of
   * which only the time to live changed stays and gets its old one back.
   */
  public List<RecordChange> inverse(OperationId owner) {
    List<RecordChange> inverse = new ArrayList<>();
    for (PlannedChange planned : changes) {
      DnsRecord record = planned.change().record();
      boolean added = !planned.nothingToDo() || owner.equals(planned.owner());
      boolean stays = !planned.nothingToDo() && planned.prior().stream().anyMatch(record::sameAs);
      if (planned.change().wanted() && added && !stays) {
        inverse.add(RecordChange.remove(record));
      }
      if (!planned.nothingToDo()) {
        planned.prior().forEach(prior -> inverse.add(back(planned, prior)));
      }
    }
    return inverse;
  }

  private static RecordChange back(PlannedChange planned, DnsRecord prior) {
    RecordChange change = planned.change();
    return change.wanted() ? RecordChange.back(prior, change.record()) : RecordChange.add(prior);
  }
}
