package dev.longhaul.activities.inwx;

import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.PlannedChange;
import dev.longhaul.dns.RecordChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One wanted change against a zone, down to the registrar's ids.
 *
 * @param prior what the change would replace or take away
 * @param deleteFirst what must go before the new record can come
 * @param update the record that becomes the wanted one; empty: nothing, or a new one
 * @param create whether a new record is made
 * @param deleteAfter what goes when the new record is there
 */
record RecordEdit(
    RecordChange change,
    List<HostedRecord> prior,
    List<HostedRecord> deleteFirst,
    Optional<HostedRecord> update,
    boolean create,
    List<HostedRecord> deleteAfter) {

  static RecordEdit of(RecordChange change, ZoneView zone) {
    return switch (change.kind()) {
      case PUT -> put(change, zone);
      case ADD -> add(change, zone);
      case REMOVE -> {
        List<HostedRecord> there = zone.find(change.record()).stream().toList();
        yield new RecordEdit(change, there, there, Optional.empty(), false, List.of());
      }
    };
  }

  /** The record comes beside the others of its set; only what excludes it goes. */
  private static RecordEdit add(RecordChange change, ZoneView zone) {
    boolean there = zone.find(change.record()).isPresent();
    List<HostedRecord> excluded = there ? List.of() : zone.excluded(change.record());
    return new RecordEdit(change, excluded, excluded, Optional.empty(), !there, List.of());
  }

  /** The record becomes the only one of its set: in place when there is one to change. */
  private static RecordEdit put(RecordChange change, ZoneView zone) {
    DnsRecord wanted = change.record();
    List<HostedRecord> set = zone.set(wanted);
    List<HostedRecord> excluded = zone.excluded(wanted);
    Optional<HostedRecord> base = zone.find(wanted).or(() -> set.stream().findFirst());
    List<HostedRecord> prior = new ArrayList<>(set);
    prior.addAll(excluded);
    return new RecordEdit(
        change,
        prior,
        excluded,
        base.filter(found -> !RecordForm.same(found.record(), wanted)),
        base.isEmpty(),
        set.stream().filter(record -> base.filter(record::equals).isEmpty()).toList());
  }

  boolean nothingToDo() {
    return deleteFirst.isEmpty() && update.isEmpty() && !create && deleteAfter.isEmpty();
  }

  /** Records in the way that Longhaul did not create. */
  List<DnsRecord> foreign(Ownership ownership) {
    if (nothingToDo()) {
      return List.of();
    }
    boolean put = change.wanted();
    return prior.stream()
        .map(HostedRecord::record)
        .filter(record -> !put || !RecordForm.same(record, change.record()))
        .filter(record -> !ownership.owns(record))
        .toList();
  }

  PlannedChange planned(Ownership ownership) {
    return new PlannedChange(
        change,
        prior.stream().map(HostedRecord::record).toList(),
        nothingToDo(),
        !foreign(ownership).isEmpty(),
        nothingToDo() ? ownership.ownerOf(change.record()).orElse(null) : null);
  }
}
