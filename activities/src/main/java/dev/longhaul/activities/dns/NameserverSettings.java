package dev.longhaul.activities.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How nameservers are found and asked.
 *
 * @param resolver who knows the nameservers of a zone; empty means the system's
 * @param addresses where a nameserver listens, by name; the others are looked up, port 53
 * @param poll between two looks
 * @param timeout of one question
 */
public record NameserverSettings(
    Optional<InetSocketAddress> resolver,
    Map<String, InetSocketAddress> addresses,
    Duration poll,
    Duration timeout) {

  public NameserverSettings {
    addresses = Map.copyOf(addresses);
  }

  /** The system's resolver, looks every 5 s. */
  public static NameserverSettings defaults() {
    return new NameserverSettings(
        Optional.empty(), Map.of(), Duration.ofSeconds(5), Duration.ofSeconds(2));
  }
}
