package dev.longhaul.emulators.inwx;

import dev.longhaul.emulators.dns.ZoneRecord;

/** A record of a hosted zone with the vendor's id. */
record HostedRecord(long id, String name, String type, String content, long ttl, int prio) {

  boolean sameAs(HostedRecord other) {
    return name.equals(other.name)
        && type.equals(other.type)
        && content.equals(other.content)
        && prio == other.prio;
  }

  ZoneRecord asZoneRecord() {
    return new ZoneRecord(name, type, content, ttl, prio);
  }
}
