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
    byte[] bytes = address.getAddress();
    boolean special =
        address instanceof Inet6Address
            ? (bytes[0] & 0xfe) == 0xfc
            : isSpecial(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff);
    return !local && !special;
  }

  /** What providers use between themselves (100.64/10), for tests (198.18/15), or for nothing. */
  private static boolean isSpecial(int first, int second, int third) {
    return switch (first) {
      case 100 -> second >= 64 && second < 128;
      case 192 -> second == 0 && third == 0;
      case 198 -> second == 18 || second == 19;
      default -> first == 0 || first >= 240;
    };
  }
}
