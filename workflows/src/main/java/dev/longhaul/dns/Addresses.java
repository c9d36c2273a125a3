package dev.longhaul.dns;

import java.util.regex.Pattern;

/** Addresses in their one form: dotted quads without leading zeros, IPv6 as in RFC 5952. */
final class Addresses {
  private static final Pattern V4 =
      Pattern.compile(
          "(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final int GROUPS = 8;

  private Addresses() {}

  static String v4(String text) {
    if (!V4.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not an IPv4 address");
    }
    return text;
  }

  static String v6(String text) {
    int[] groups = groups(text);
    boolean mapped = groups[5] == 0xffff;
    for (int i = 0; i < 5; i++) {
      mapped &= groups[i] == 0;
    }
    if (mapped) {
      throw new IllegalArgumentException("'" + text + "' is an IPv4 address; use an A record");
    }
    return shortest(groups);
  }

  private static int[] groups(String text) {
    String[] halves = text.split("::", -1);
    int[] left = part(text, halves[0]);
    int[] right = halves.length == 2 ? part(text, halves[1]) : new int[0];
    boolean whole = halves.length == 1 && left.length == GROUPS;
    boolean gap = halves.length == 2 && left.length + right.length < GROUPS;
    if (!whole && !gap) {
      throw wrong(text);
    }
    int[] groups = new int[GROUPS];
    System.arraycopy(left, 0, groups, 0, left.length);
    System.arraycopy(right, 0, groups, GROUPS - right.length, right.length);
    return groups;
  }

  private static int[] part(String text, String half) {
    if (half.isEmpty()) {
      return new int[0];
    }
    String[] words = half.split(":", -1);
    int[] groups = new int[words.length];
    for (int i = 0; i < words.length; i++) {
      if (!GROUP.matcher(words[i]).matches()) {
        throw wrong(text);
      }
      groups[i] = Integer.parseInt(words[i], 16);
    }
    if (groups.length > GROUPS) {
      throw wrong(text);
    }
    return groups;
  }

  /** The longest run of two or more zero groups, the first of equals, becomes {@code ::}. */
  private static String shortest(int[] groups) {
    int start = -1;
    int length = 1;
    for (int i = 0; i < GROUPS; i++) {
      int run = 0;
      while (i + run < GROUPS && groups[i + run] == 0) {
        run++;
      }
      if (run > length) {
        start = i;
        length = run;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == start) {
        text.append("::");
        i += length - 1;
      } else {
        text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":");
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException("'" + text + "' is not an IPv6 address");
  }
}
