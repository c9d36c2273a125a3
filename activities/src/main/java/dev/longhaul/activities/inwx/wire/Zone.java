package dev.longhaul.activities.inwx.wire;

import java.util.List;

/** Answer of {@code nameserver.info}; the list is left out when nothing matches. */
public record Zone(long roId, String domain, String type, List<ZoneRecord> record) {
  public Zone {
    record = record == null ? List.of() : List.copyOf(record);
  }
}
