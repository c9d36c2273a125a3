package dev.longhaul.activities.inwx;

import dev.longhaul.durable.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes by RFC 6238: SHA-1, 30 seconds, 6 digits. */
final class Totp {
  private static final long PERIOD = 30;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final byte[] key;

  /** From a secret in base 32, as the registrar shows it. */
  Totp(Secret secret) {
    this.key = decode(secret.reveal().replaceAll("[\\s=-]", "").toUpperCase(Locale.ROOT));
  }

  /** The number of the 30-second step that {@code now} lies in. */
  static long step(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), PERIOD);
  }

  /** How long until the step after {@code step} begins. */
  static Duration untilAfter(long step, Instant now) {
    return Duration.between(now, Instant.ofEpochSecond((step + 1) * PERIOD));
  }

  /** The code of a step, with its leading zeros. */
  String code(long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
      return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no HmacSHA1", e);
    }
  }

  private static byte[] decode(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int buffer = 0;
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = BASE32.indexOf(text.charAt(i));
      if (value < 0) {
        throw notBase32();
      }
      buffer = (buffer << 5 | value) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out.write(buffer >> bits & 0xff);
      }
    }
    if (out.size() == 0) {
      throw notBase32();
    }
    return out.toByteArray();
  }

  private static IllegalArgumentException notBase32() {
    return new IllegalArgumentException("the second factor's secret is not base 32");
  }
}
