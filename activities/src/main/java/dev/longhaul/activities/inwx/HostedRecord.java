package dev.longhaul.activities.inwx;

import dev.longhaul.activities.inwx.wire.ZoneRecord;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.RecordType;
import dev.longhaul.domains.DomainName;
import java.time.Duration;
import java.util.Optional;

/** A record of the zone with the registrar's id. */
record HostedRecord(String id, DnsRecord record) {

  /** Empty for what Longhaul never touches: SOA, forwardings and the like. */
  static Optional<HostedRecord> of(ZoneRecord wire) {
    try {
      DomainName name = DomainName.ofRecord(wire.name());
      return RecordType.find(wire.type())
          .map(type -> new HostedRecord(wire.id(), record(name, type, wire)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static DnsRecord record(DomainName name, RecordType type, ZoneRecord wire) {
    boolean prioritised = type == RecordType.MX || type == RecordType.SRV;
    Integer priority = prioritised ? wire.prio() : null;
    return new DnsRecord(name, type, wire.content(), Duration.ofSeconds(wire.ttl()), priority);
  }
}
