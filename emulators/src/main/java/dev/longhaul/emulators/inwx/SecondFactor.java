package dev.longhaul.emulators.inwx;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes as an authenticator app shows them (RFC 6238: SHA-1, 30 s, six digits). Each is good once,
 * in its window and in the one after it. The window is that of the emulated clock or, because
 * processes from outside know no other, that of the wall clock.
 */
final class SecondFactor {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int WINDOW_SECONDS = 30;
  private final SecretKeySpec key;

  SecondFactor(String base32) {
    this.key = new SecretKeySpec(decode(base32), "HmacSHA1");
  }

  /** Whether the code is good now; when it is, its window is added to the used ones. */
  boolean accepts(String code, Instant emulated, Set<Long> used) {
    if (!code.matches("\\d{1,6}")) {
      return false;
    }
    String asked = "%06d".formatted(Integer.parseInt(code));
    return Stream.of(emulated, Instant.now())
        .map(SecondFactor::window)
        .flatMap(window -> Stream.of(window, window - 1))
        .filter(window -> code(window).equals(asked))
        .findFirst()
        .filter(used::add)
        .isPresent();
  }

  static long window(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), (long) WINDOW_SECONDS);
  }

  String code(long window) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(key);
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(window).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot compute a code", e);
    }
  }

  private static byte[] decode(String base32) {
    String text = base32.toUpperCase(Locale.ROOT).replaceAll("[\\s=-]", "");
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * 5 / 8);
    long bits = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = ALPHABET.indexOf(text.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException("the secret of the second factor is not base 32");
      }
      bits = bits << 5 | value;
      int left = (i + 1) * 5 % 8;
      if (left < 5) {
        bytes.put((byte) (bits >> left));
      }
    }
    return bytes.array();
  }
}
