package dev.longhaul.activities.inwx;

import dev.longhaul.activities.inwx.wire.Zone;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.RecordType;
import java.util.List;
import java.util.Optional;

/** What the registrar holds of a zone. */
record ZoneView(boolean exists, List<HostedRecord> records) {

  static ZoneView of(Optional<Zone> zone) {
    return new ZoneView(
        zone.isPresent(),
        zone.stream()
            .flatMap(found -> found.record().stream())
            .flatMap(record -> HostedRecord.of(record).stream())
            .toList());
  }

  /** The record with this content, if it is there. */
  Optional<HostedRecord> find(DnsRecord wanted) {
    return records.stream()
        .filter(hosted -> RecordForm.sameContent(hosted.record(), wanted))
        .findFirst();
  }

  /** The records of the same name and type. */
  List<HostedRecord> set(DnsRecord wanted) {
    return records.stream().filter(hosted -> hosted.record().sameSet(wanted)).toList();
  }

  /** What cannot stand beside it: a CNAME is alone at its name (RFC 1034, 3.6.2). */
  List<HostedRecord> excluded(DnsRecord wanted) {
    return records.stream()
        .filter(hosted -> hosted.record().name().equals(wanted.name()))
        .filter(hosted -> hosted.record().type() != wanted.type())
        .filter(
            hosted ->
                wanted.type() == RecordType.CNAME || hosted.record().type() == RecordType.CNAME)
        .toList();
  }
}
