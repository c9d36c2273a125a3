package dev.longhaul.activities.inwx;

import dev.longhaul.activities.acting.OwnedRecord;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.durable.OperationId;
import java.util.List;
import java.util.Optional;

/**
 * Which records of a zone are ours: those whose content the ledger knows. One that somebody changed
 * by hand is no longer ours; one that was announced before it was sent is.
 */
record Ownership(List<OwnedRecord> known) {

  boolean owns(DnsRecord record) {
    return known.stream().anyMatch(owned -> RecordForm.sameContent(owned.record(), record));
  }

  /** Whose the record is, when it is ours. */
  Optional<OperationId> ownerOf(DnsRecord record) {
    return known.stream()
        .filter(owned -> RecordForm.sameContent(owned.record(), record))
        .map(OwnedRecord::owner)
        .findFirst();
  }

  /** The vendor ids under which the ledger knows this content. */
  List<String> idsOf(DnsRecord record) {
    return known.stream()
        .filter(owned -> RecordForm.sameContent(owned.record(), record))
        .map(OwnedRecord::vendorId)
        .toList();
  }
}
