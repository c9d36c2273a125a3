package dev.longhaul.emulators.dns;

import dev.longhaul.emulators.faults.EmulatorClock;
import dev.longhaul.emulators.memory.Ports;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.Message;

/**
 * The nameservers of the DNS hoster, each on a loopback port of its own, serving the hoster's zones
 * live.
 */
public final class AuthoritativeDns implements AutoCloseable {
  private final ZoneSource zones;
  private final EmulatorClock clock;
  private final Map<String, Nameserver> nameservers = new LinkedHashMap<>();

  private AuthoritativeDns(ZoneSource zones, EmulatorClock clock, List<String> names, Ports ports) {
    this.zones = zones;
    this.clock = clock;
    names.forEach(name -> nameservers.put(name, new Nameserver(name, zones, clock, ports)));
  }

  public static AuthoritativeDns start(ZoneSource zones, EmulatorClock clock, List<String> names) {
    return start(zones, clock, names, Ports.any());
  }

  public static AuthoritativeDns start(
      ZoneSource zones, EmulatorClock clock, List<String> names, Ports ports) {
    return new AuthoritativeDns(zones, clock, names, ports);
  }

  /** Where each nameserver really listens, in order. */
  public Map<String, InetSocketAddress> addresses() {
    Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
    nameservers.forEach((name, server) -> addresses.put(name, server.address()));
    return addresses;
  }

  /** From now on this nameserver sees changes that much later than they are made. */
  public void lag(String nameserver, Duration behind) {
    named(nameserver).lag(behind);
  }

  /** A muted nameserver does not answer at all. */
  public void mute(String nameserver, boolean silent) {
    named(nameserver).mute(silent);
  }

  /** How many questions this nameserver has answered. */
  public int queries(String nameserver) {
    return named(nameserver).queries();
  }

  @Override
  public void close() {
    nameservers.values().forEach(Nameserver::close);
  }

  /** What the first nameserver that speaks would say. */
  Optional<Message> ask(Message query) {
    return nameservers.values().stream()
        .filter(server -> !server.muted())
        .findFirst()
        .flatMap(server -> server.answer(query));
  }

  boolean serves(String name) {
    return nameservers.containsKey(name);
  }

  /** Whether the registry points at us for the name or a parent of it. */
  boolean delegated(String name) {
    Instant now = clock.now();
    for (String apex = name; apex.contains("."); apex = apex.substring(apex.indexOf('.') + 1)) {
      if (zones.delegated(apex, now)) {
        return true;
      }
    }
    return false;
  }

  private Nameserver named(String name) {
    return Optional.ofNullable(nameservers.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no nameserver " + name));
  }
}
