package dev.longhaul.emulators.inwx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.emulators.dns.ZoneSnapshot;
import dev.longhaul.emulators.dns.ZoneSource;
import dev.longhaul.emulators.faults.EmulatorClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything the vendor remembers. Guarded by its own monitor; every method of the vendor runs
 * inside it.
 */
final class InwxState implements ZoneSource {
  final EmulatorClock clock;
  final PriceList prices = new PriceList();
  final Set<String> takenByOthers = new TreeSet<>();
  final Set<String> rejectedByRegistry = new TreeSet<>();
  final Map<String, Session> sessions = new TreeMap<>();
  final Set<Long> usedWindows = new TreeSet<>();
  final Map<String, Registration> domains = new TreeMap<>();
  final Map<String, Elsewhere> elsewhere = new TreeMap<>();
  final Set<String> moving = new TreeSet<>();
  final Set<String> leaving = new TreeSet<>();
  final MessageQueue messages = new MessageQueue();
  final Map<Long, ObjectNode> contacts = new TreeMap<>();
  final Map<String, HostedZone> zones = new TreeMap<>();
  final List<String> nameservers;
  Numbers last = new Numbers(4_000_000, 3_000_000_000L);

  /** What a cookie is good for; a locked session waits for the second factor. */
  enum Session {
    LOCKED,
    OPEN
  }

  /** The ids given last; those of records are larger than 2^31, as at the vendor. */
  record Numbers(long id, long recordId) {}

  InwxState(EmulatorClock clock, List<String> nameservers) {
    this.clock = clock;
    this.nameservers = List.copyOf(nameservers);
  }

  long nextId() {
    last = new Numbers(last.id() + 1, last.recordId());
    return last.id();
  }

  long nextRecordId() {
    last = new Numbers(last.id(), last.recordId() + 1);
    return last.recordId();
  }

  Instant now() {
    return clock.now();
  }

  /** The account's domain of that name; a registration the registry rejected is not one. */
  Optional<Registration> domain(String name) {
    return Optional.ofNullable(domains.get(name)).filter(domain -> !domain.failed(now()));
  }

  Optional<HostedZone> zone(String apex) {
    return Optional.ofNullable(zones.get(apex)).filter(HostedZone::exists);
  }

  Optional<HostedZone> zone(long roId) {
    return zones.values().stream().filter(zone -> zone.roId == roId && zone.exists()).findFirst();
  }

  Optional<HostedZone> zoneOfRecord(long recordId) {
    return zones.values().stream().filter(zone -> zone.record(recordId).isPresent()).findFirst();
  }

  @Override
  public synchronized Optional<ZoneSnapshot> zone(String apex, Instant at) {
    return Optional.ofNullable(zones.get(apex)).flatMap(zone -> zone.at(at));
  }

  @Override
  public synchronized boolean delegated(String apex, Instant at) {
    return Optional.ofNullable(domains.get(apex))
        .filter(domain -> domain.active(at))
        .filter(domain -> domain.nameservers.stream().anyMatch(nameservers::contains))
        .isPresent();
  }
}
