package dev.longhaul.durable.codec;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of {@code LONGHAUL_PAYLOAD_KEYS}: {@code id:base64,id:base64}, 32 bytes each. The first
 * seals, all open. A key is changed in three steps: add the new one behind the old one in every
 * process, then put it first everywhere, and drop the old one when Temporal keeps nothing that it
 * sealed (docs/configuration.md).
 */
public final class PayloadKeys {
  private static final int BYTES = 32;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,40}");
  private static final String DERIVATION = "HmacSHA256";

  private final Map<String, SecretKey> keys;

  private PayloadKeys(Map<String, SecretKey> keys) {
    this.keys = keys;
  }

  /** No keys: nothing is encrypted, and what is encrypted does not open. */
  public static PayloadKeys none() {
    return new PayloadKeys(Map.of());
  }

  /**
   * Reads keys.
   *
   * @throws IllegalArgumentException with a sentence that shows nothing of a key
   */
  public static PayloadKeys parse(String text) {
    Map<String, SecretKey> keys = new LinkedHashMap<>();
    for (String entry : text.strip().split("\\s*,\\s*")) {
      String id = entry.substring(0, Math.max(0, entry.indexOf(':')));
      if (!ID.matcher(id).matches()) {
        throw new IllegalArgumentException(
            "must be id:base64, several with commas between; ids are 1 to 40 of A-Z a-z 0-9 . _ -");
      }
      if (keys.put(id, key(id, entry.substring(id.length() + 1))) != null) {
        throw new IllegalArgumentException("the key id '" + id + "' stands there twice");
      }
    }
    return new PayloadKeys(keys);
  }

  private static SecretKey key(String id, String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      if (bytes.length == BYTES) {
        return new SecretKeySpec(bytes, "AES");
      }
    } catch (IllegalArgumentException e) {
      // Falls through on purpose: the exception's message would show a piece of the key.
    }
    throw new IllegalArgumentException(
        "the key '" + id + "' must be base64 of 32 bytes, as 'openssl rand -base64 32' prints");
  }

  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** The id of the key that seals; empty when nothing is encrypted. */
  Optional<String> first() {
    return keys.keySet().stream().findFirst();
  }

  Optional<SecretKey> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  /**
   * A key for another purpose, derived from the first one, so that neither says anything about the
   * other.
   *
   * @throws IllegalStateException when there are no keys
   */
  public byte[] derive(String purpose) {
    SecretKey first = keys.get(first().orElseThrow(() -> new IllegalStateException("no keys")));
    try {
      Mac mac = Mac.getInstance(DERIVATION);
      mac.init(first);
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + DERIVATION, e);
    }
  }

  /** The ids only. */
  @Override
  public String toString() {
    return "keys " + Arrays.toString(keys.keySet().toArray());
  }
}
