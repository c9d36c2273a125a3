package dev.longhaul.emulators.inwx;

import dev.longhaul.emulators.dns.ZoneSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A zone with everything it ever was, so that a slow nameserver can still serve yesterday's
 * records.
 */
final class HostedZone {
  private static final int LONGEST_HISTORY = 100;
  final long roId;
  final String apex;
  private final TreeMap<Instant, Optional<ZoneSnapshot>> history = new TreeMap<>();
  private List<HostedRecord> records = new ArrayList<>();
  private long serial = 2026010100;
  private boolean deleted;

  /** The zone apart from its records, and without what it was before. */
  record Kept(long roId, String apex, long serial, boolean deleted, Instant changedAt) {}

  HostedZone(long roId, String apex) {
    this.roId = roId;
    this.apex = apex;
  }

  static HostedZone recalled(Kept kept, List<HostedRecord> records) {
    HostedZone zone = new HostedZone(kept.roId(), kept.apex());
    zone.records = new ArrayList<>(records);
    zone.serial = kept.serial();
    zone.deleted = kept.deleted();
    Optional<ZoneSnapshot> now = zone.deleted ? Optional.empty() : Optional.of(zone.snapshot());
    zone.history.put(kept.changedAt(), now);
    return zone;
  }

  Kept kept() {
    return new Kept(roId, apex, serial, deleted, history.lastKey());
  }

  List<HostedRecord> records() {
    return List.copyOf(records);
  }

  Optional<HostedRecord> record(long id) {
    return records.stream().filter(record -> record.id() == id).findFirst();
  }

  boolean exists() {
    return !deleted;
  }

  long serial() {
    return serial;
  }

  void replace(List<HostedRecord> now, Instant at) {
    records = new ArrayList<>(now);
    serial++;
    history.put(at, Optional.of(snapshot()));
    if (history.size() > LONGEST_HISTORY) {
      history.remove(history.firstKey());
    }
  }

  void delete(Instant at) {
    deleted = true;
    records = new ArrayList<>();
    history.put(at, Optional.empty());
  }

  void reopen() {
    deleted = false;
  }

  Optional<ZoneSnapshot> at(Instant moment) {
    return Optional.ofNullable(history.floorEntry(moment))
        .map(Map.Entry::getValue)
        .flatMap(found -> found);
  }

  private ZoneSnapshot snapshot() {
    return new ZoneSnapshot(
        apex, serial, records.stream().map(HostedRecord::asZoneRecord).toList());
  }
}
