package dev.longhaul.worker.config;

import dev.longhaul.activities.dns.NameserverSettings;
import dev.longhaul.activities.http.Trust;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How the internet is reached: names, proxies, trusted certificates. */
final class NetworkSection {
  private final Variables variables;

  NetworkSection(Variables variables) {
    this.variables = variables;
  }

  NetworkSettings network() {
    return new NetworkSettings(
        resolver(),
        variables.parsed("LONGHAUL_HTTPS_PROXY", NetworkSettings::address),
        variables.flag("LONGHAUL_PRIVATE_ADDRESSES", false));
  }

  private Optional<InetSocketAddress> resolver() {
    return variables.parsed("LONGHAUL_DNS_RESOLVER", NetworkSettings::address);
  }

  NameserverSettings nameserverLookups() {
    Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
    variables
        .list("LONGHAUL_NAMESERVER_ADDRESSES", NetworkSection::nameserver)
        .forEach(entry -> addresses.put(entry.getKey(), entry.getValue()));
    return new NameserverSettings(
        resolver(),
        addresses,
        variables.time("DNS_POLL", Duration.ofSeconds(5)),
        variables.timeout("DNS_CALL_TIMEOUT", Duration.ofSeconds(2)));
  }

  private static Map.Entry<String, InetSocketAddress> nameserver(String entry) {
    String[] parts = entry.split("=", 2);
    if (parts.length < 2 || parts[0].isBlank()) {
      throw new IllegalArgumentException("'" + entry + "' must be name=host:port");
    }
    return Map.entry(parts[0].strip(), NetworkSettings.address(parts[1].strip()));
  }

  Optional<Path> extraCa() {
    return variables.parsed("LONGHAUL_CA_FILE", Optional.empty(), NetworkSection::certificates);
  }

  /** The file as it is, once its certificates could be read. */
  private static Optional<Path> certificates(String text) {
    Path file = Path.of(text);
    Trust.with(file);
    return Optional.of(file);
  }
}
