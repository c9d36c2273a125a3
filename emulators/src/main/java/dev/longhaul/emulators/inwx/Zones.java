package dev.longhaul.emulators.inwx;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes zones and changes their records; every change raises the serial number and is remembered
 * with its time.
 */
final class Zones {
  private final InwxState state;

  Zones(InwxState state) {
    this.state = state;
  }

  HostedZone create(String apex, List<String> nameservers, String soaEmail, Instant at) {
    HostedZone zone =
        state.zones.computeIfAbsent(apex, name -> new HostedZone(state.nextId(), name));
    zone.reopen();
    List<HostedRecord> records = new ArrayList<>();
    String mail = soaEmail.replace('@', '.');
    String soa = nameservers.get(0) + " " + mail + " " + (zone.serial() + 1);
    records.add(new HostedRecord(state.nextRecordId(), apex, "SOA", soa, 86400, 0));
    nameservers.forEach(
        ns -> records.add(new HostedRecord(state.nextRecordId(), apex, "NS", ns, 86400, 0)));
    zone.replace(records, at);
    return zone;
  }

  void put(HostedZone zone, HostedRecord record, Instant at) {
    List<HostedRecord> records = new ArrayList<>(zone.records());
    int place = indexOf(records, record.id());
    if (place < 0) {
      records.add(record);
    } else {
      records.set(place, record);
    }
    replace(zone, records, at);
  }

  void remove(HostedZone zone, long recordId, Instant at) {
    replace(zone, zone.records().stream().filter(record -> record.id() != recordId).toList(), at);
  }

  private static void replace(HostedZone zone, List<HostedRecord> records, Instant at) {
    long next = zone.serial() + 1;
    zone.replace(records.stream().map(record -> withSerial(record, next)).toList(), at);
  }

  private static HostedRecord withSerial(HostedRecord record, long serial) {
    if (!record.type().equals("SOA")) {
      return record;
    }
    String content = record.content().replaceFirst("\\d+$", Long.toString(serial));
    return new HostedRecord(record.id(), record.name(), "SOA", content, record.ttl(), 0);
  }

  private static int indexOf(List<HostedRecord> records, long id) {
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).id() == id) {
        return i;
      }
    }
    return -1;
  }
}
