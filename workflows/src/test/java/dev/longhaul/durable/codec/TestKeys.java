package dev.longhaul.durable.codec;

import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/** Keys whose bytes are their seed, repeated. */
public final class TestKeys {
  private TestKeys() {}

  /** {@code old:1,new:2}: names and seeds. */
  public static PayloadKeys of(String text) {
    return PayloadKeys.parse(
        Arrays.stream(text.split(","))
            .map(entry -> entry.split(":"))
            .map(entry -> entry[0] + ":" + base64(Integer.parseInt(entry[1]), 32))
            .collect(Collectors.joining(",")));
  }

  static String base64(int seed, int length) {
    byte[] key = new byte[length];
    Arrays.fill(key, (byte) seed);
    return Base64.getEncoder().encodeToString(key);
  }
}
