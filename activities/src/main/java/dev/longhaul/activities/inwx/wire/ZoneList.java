package dev.longhaul.activities.inwx.wire;

import java.util.List;

/** Answer of {@code nameserver.list}. */
public record ZoneList(int count, List<ListedZone> domains) {
  public ZoneList {
    domains = domains == null ? List.of() : List.copyOf(domains);
  }

  /** One zone of the list. */
  public record ListedZone(long roId, String domain, String type) {}
}
