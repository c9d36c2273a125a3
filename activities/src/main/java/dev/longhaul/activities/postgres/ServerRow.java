package dev.longhaul.activities.postgres;

import dev.longhaul.servers.ServerName;
import java.util.Map;

/**
 * A server for projects.
 *
 * @param coolifyUuid its id at the application platform
 * @param capacity how many projects it may hold
 * @param slotsTaken how many it holds; counted by the ledger, ignored when a server is added
 */
public record ServerRow(
    ServerName name,
    String address,
    String coolifyUuid,
    int capacity,
    int slotsTaken,
    Map<String, String> labels) {
  /** A server that holds nothing yet. */
  public static ServerRow empty(ServerName name, String address, String coolifyUuid, int capacity) {
    return new ServerRow(name, address, coolifyUuid, capacity, 0, Map.of());
  }
}
