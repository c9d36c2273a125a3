package dev.longhaul.activities.health;

import dev.longhaul.activities.http.Trust;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * How the public is reached from here.
 *
 * @param proxy an HTTP proxy to CONNECT through, or empty
 * @param resolver who resolves host names, or empty for the system; not asked when there is a proxy
 * @param privateAddresses whether a checked host may have a private address
 */
public record HealthSettings(
    Trust trust,
    Optional<InetSocketAddress> proxy,
    Optional<InetSocketAddress> resolver,
    boolean privateAddresses) {

  /** The public internet. */
  public static HealthSettings defaults() {
    return new HealthSettings(Trust.system(), Optional.empty(), Optional.empty(), false);
  }
}
