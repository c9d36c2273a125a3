package dev.longhaul.activities.postgres;

import dev.longhaul.durable.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what must not stand in clear in the ledger: AES-256-GCM with a fresh nonce each time,
 * bound to the name of what is encrypted, so that a ciphertext moved to another row does not open.
 */
public final class Vault {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
  private final String newest;

  /**
   * Reads {@code LONGHAUL_MASTER_KEY}: one key, or several with commas between. The first encrypts,
   * all decrypt, so a key is changed by putting a new one in front.
   *
   * @throws IllegalArgumentException when a key is not base64 of 32 bytes
   */
  public Vault(Secret masterKeys) {
    for (String key : masterKeys.reveal().strip().split("\\s*,\\s*")) {
      byte[] bytes = decode(key);
      keys.put(id(bytes), new SecretKeySpec(bytes, "AES"));
    }
    newest = keys.keySet().iterator().next();
  }

  /** A ciphertext, its nonce in front, and the name of its key. */
  public record Sealed(byte[] ciphertext, String keyId) {}

  Sealed seal(String name, Secret secret) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] body = cipher(Cipher.ENCRYPT_MODE, newest, name, nonce, bytes(secret.reveal()));
    byte[] sealed = Arrays.copyOf(nonce, NONCE + body.length);
    System.arraycopy(body, 0, sealed, NONCE, body.length);
    return new Sealed(sealed, newest);
  }

  /**
   * Opens a ciphertext.
   *
   * @throws IllegalStateException when the key is not there or the ciphertext was changed or moved
   */
  Secret open(String name, Sealed sealed) {
    if (!keys.containsKey(sealed.keyId())) {
      throw new IllegalStateException(
          "%s was encrypted with key %s, which LONGHAUL_MASTER_KEY does not hold"
              .formatted(name, sealed.keyId()));
    }
    byte[] nonce = Arrays.copyOf(sealed.ciphertext(), NONCE);
    byte[] body = Arrays.copyOfRange(sealed.ciphertext(), NONCE, sealed.ciphertext().length);
    byte[] plain = cipher(Cipher.DECRYPT_MODE, sealed.keyId(), name, nonce, body);
    return new Secret(new String(plain, StandardCharsets.UTF_8));
  }

  private byte[] cipher(int mode, String keyId, String name, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(bytes(name));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(name + " does not open with key " + keyId, e);
    }
  }

  private static byte[] decode(String key) {
    try {
      byte[] bytes = Base64.getDecoder().decode(key);
      if (bytes.length == 32) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Falls through on purpose: the exception's message would show a piece of the key.
    }
    throw new IllegalArgumentException(
        "LONGHAUL_MASTER_KEY must be base64 of 32 bytes, for example from: openssl rand -base64 32");
  }

  private static String id(byte[] key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
