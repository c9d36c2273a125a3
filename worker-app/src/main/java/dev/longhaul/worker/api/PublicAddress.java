package dev.longhaul.worker.api;

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
    int[] parts = new int[4];
    boolean address = match.matches();
    for (int i = 0; address && i < 4; i++) {
      parts[i] = Integer.parseInt(match.group(i + 1));
      address = parts[i] < 256 && Integer.toString(parts[i]).equals(match.group(i + 1));
    }
    if (!address) {
      throw new IllegalArgumentException("is not an IPv4 address like 203.0.113.10");
    }
    if (!privateAllowed && isSpecial(parts[0], parts[1], parts[2])) {
      throw new IllegalArgumentException("is not a public address");
    }
    return text;
  }

  private static boolean isSpecial(int first, int second, int third) {
    return switch (first) {
      case 0, 10, 127 -> true;
      case 100 -> second >= 64 && second < 128;
      case 169 -> second == 254;
      case 172 -> second >= 16 && second < 32;
      case 192 -> second == 168 || (second == 0 && third == 0);
      case 198 -> second == 18 || second == 19;
      default -> first >= 224;
    };
  }
}
