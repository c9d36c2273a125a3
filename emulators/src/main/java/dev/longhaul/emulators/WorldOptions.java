package dev.longhaul.emulators;

import dev.longhaul.emulators.faults.Waits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a {@link World} begins.
 *
 * @param baseDomains domains the account already owns, with their zones
 * @param servers usable Coolify servers: name to public address
 */
public record WorldOptions(Waits waits, List<String> baseDomains, Map<String, String> servers) {

  /** The published waits, {@code customers.example}, {@code web-1} and {@code web-2}. */
  public static WorldOptions defaults() {
    Map<String, String> servers = new LinkedHashMap<>();
    servers.put("web-1", "203.0.113.11");
    servers.put("web-2", "203.0.113.12");
    return new WorldOptions(Waits.defaults(), List.of("customers.example"), servers);
  }

  public WorldOptions withWaits(Waits other) {
    return new WorldOptions(other, baseDomains, servers);
  }

  public WorldOptions withBaseDomains(String... domains) {
    return new WorldOptions(waits, List.of(domains), servers);
  }

  public WorldOptions withServers(Map<String, String> addressesByName) {
    return new WorldOptions(waits, baseDomains, new LinkedHashMap<>(addressesByName));
  }
}
