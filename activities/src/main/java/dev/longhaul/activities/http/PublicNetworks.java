package dev.longhaul.activities.http;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Addresses that the internet routes. The three documentation networks count as public. */
public final class PublicNetworks {

  private PublicNetworks() {}

  /** Whether it is none of this machine, of a private network, or of a special use. */
  public static boolean contain(InetAddress address) {
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
