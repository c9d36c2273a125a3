package dev.longhaul.emulators;

import dev.longhaul.emulators.faults.Waits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a {@link World} begins.
 *
 * @param baseDomains domains the account already owns, with their zones
 * @param servers usable Coolify servers: name to public address
 * @param secondFactor the TOTP secret of the INWX account in base 32; empty: none is asked for
 */
public record WorldOptions(
    Waits waits,
    List<String> baseDomains,
    Map<String, String> servers,
    Optional<String> secondFactor) {

  /** The published waits, {@code customers.example}, {@code web-1} and {@code web-2}. */
  public static WorldOptions defaults() {
    Map<String, String> servers = new LinkedHashMap<>();
    servers.put("web-1", "203.0.113.11");
    servers.put("web-2", "203.0.113.12");
    return new WorldOptions(
        Waits.defaults(), List.of("customers.example"), servers, Optional.empty());
  }

  public WorldOptions withWaits(Waits other) {
    return new WorldOptions(other, baseDomains, servers, secondFactor);
  }

  /** INWX asks for a code after every login. */
  public WorldOptions withSecondFactor(String base32) {
    return new WorldOptions(waits, baseDomains, servers, Optional.of(base32));
  }
}
