package dev.longhaul.worker.config;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * How the public internet is reached for health checks.
 *
 * @param resolver asked instead of the system's resolver
 * @param httpsProxy a CONNECT proxy to go through
 * @param privateAddresses whether applications may live at private addresses
 */
public record NetworkSettings(
    Optional<InetSocketAddress> resolver,
    Optional<InetSocketAddress> httpsProxy,
    boolean privateAddresses) {

  /** Reads {@code host:port}; a host that is a name is looked up now. */
  static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("'" + text + "' must look like host:port");
    }
    try {
      return new InetSocketAddress(
          text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' must end in a port number", e);
    }
  }
}
