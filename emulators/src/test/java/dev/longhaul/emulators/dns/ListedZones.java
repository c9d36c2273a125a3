package dev.longhaul.emulators.dns;

import dev.longhaul.emulators.faults.EmulatorClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Zones written down in a test, remembered with the time of every change. */
final class ListedZones implements ZoneSource {
  private final Map<String, TreeMap<Instant, ZoneSnapshot>> zones = new ConcurrentHashMap<>();
  private final Set<String> delegated = ConcurrentHashMap.newKeySet();
  private final EmulatorClock clock;

  ListedZones(EmulatorClock clock) {
    this.clock = clock;
  }

  void put(String apex, ZoneRecord... records) {
    List<ZoneRecord> all = new ArrayList<>(List.of(records));
    all.add(new ZoneRecord(apex, "SOA", "ns1.sandbox hostmaster.sandbox 1", 86400, 0));
    zones
        .computeIfAbsent(apex, name -> new TreeMap<>())
        .put(clock.now(), new ZoneSnapshot(apex, 1, all));
  }

  void delegate(String... apexes) {
    delegated.addAll(List.of(apexes));
  }

  @Override
  public Optional<ZoneSnapshot> zone(String apex, Instant at) {
    return Optional.ofNullable(zones.get(apex))
        .map(history -> history.floorEntry(at))
        .map(Map.Entry::getValue);
  }

  @Override
  public boolean delegated(String apex, Instant at) {
    return delegated.contains(apex);
  }
}
