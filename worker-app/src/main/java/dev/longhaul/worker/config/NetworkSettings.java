package dev.longhaul.worker.config;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How the public internet is reached for look-ups and health checks.
 *
 * @param resolver asked instead of the system's resolver
 * @param nameservers addresses of nameservers by name, instead of looking them up; for hidden
 *     primaries and split horizons
 * @param httpsProxy a CONNECT proxy that health checks go through
 * @param dnsPoll between two looks at the nameservers
 */
public record NetworkSettings(
    Optional<InetSocketAddress> resolver,
    Map<String, InetSocketAddress> nameservers,
    Optional<InetSocketAddress> httpsProxy,
    Duration dnsPoll) {

  /** Reads {@code host:port}; the host is not looked up here. */
  static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("'" + text + "' must look like host:port");
    }
    try {
      return InetSocketAddress.createUnresolved(
          text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' must end in a port number", e);
    }
  }
}
