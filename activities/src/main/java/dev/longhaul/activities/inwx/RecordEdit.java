package dev.longhaul.activities.inwx;

import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.PlannedChange;
import dev.longhaul.dns.RecordChange;
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

  boolean nothingToDo() {
    return deleteFirst.isEmpty() && update.isEmpty() && !create && deleteAfter.isEmpty();
  }

  /** Whether the record is Longhaul's afterwards, because of this edit. */
  boolean claims() {
    return !nothingToDo() || change.kind() == RecordChange.Kind.ADOPT;
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
    boolean done = !claims() || (nothingToDo() && ownership.owns(change.record()));
    return new PlannedChange(
        change,
        prior.stream().map(HostedRecord::record).toList(),
        done,
        !foreign(ownership).isEmpty(),
        done ? ownership.ownerOf(change.record()).orElse(null) : null);
  }
}
