package dev.longhaul.activities.health;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/** Hides private addresses, so that a check never leads into our own network. */
final class PublicDns implements Dns {
  private final Dns inner;

  PublicDns(Dns inner) {
    this.inner = inner;
  }

  @Override
  public List<InetAddress> lookup(String hostname) throws UnknownHostException {
    List<InetAddress> open = inner.lookup(hostname).stream().filter(PublicDns::isPublic).toList();
    if (open.isEmpty()) {
      throw new UnknownHostException(hostname + " has no public address");
    }
    return open;
  }

  private static boolean isPublic(InetAddress address) {
    boolean local =
        address.isLoopbackAddress()
            || address.isAnyLocalAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    boolean uniqueLocal =
        address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
    return !local && !uniqueLocal;
  }
}
