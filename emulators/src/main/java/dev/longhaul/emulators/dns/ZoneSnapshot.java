package dev.longhaul.emulators.dns;

import java.util.List;

/** A zone as it was at one moment. */
public record ZoneSnapshot(String apex, long serial, List<ZoneRecord> records) {
  public ZoneSnapshot {
    records = List.copyOf(records);
  }
}
