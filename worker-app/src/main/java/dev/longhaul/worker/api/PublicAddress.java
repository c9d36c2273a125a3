package dev.longhaul.worker.api;

import dev.longhaul.activities.http.PublicNetworks;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IPv4 addresses that the internet routes. The three documentation networks count as public. */
public final class PublicAddress {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

  private PublicAddress() {}

  /** The text itself; leading zeros are refused because some read them as octal. */
  public static String check(String text, boolean privateAllowed) {
    Matcher match = FORM.matcher(text);
    byte[] parts = new byte[4];
    boolean address = match.matches();
    for (int i = 0; address && i < 4; i++) {
      int part = Integer.parseInt(match.group(i + 1));
      parts[i] = (byte) part;
      address = part < 256 && Integer.toString(part).equals(match.group(i + 1));
    }
    if (!address) {
      throw new IllegalArgumentException("is not an IPv4 address like 203.0.113.10");
    }
    if (!privateAllowed && !PublicNetworks.contain(address(parts))) {
      throw new IllegalArgumentException("is not a public address");
    }
    return text;
  }

  private static InetAddress address(byte[] parts) {
    try {
      return InetAddress.getByAddress(parts);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
