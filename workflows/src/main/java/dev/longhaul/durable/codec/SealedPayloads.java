package dev.longhaul.durable.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts whole payloads, metadata included: AES-256-GCM, a random nonce of 96 bits in front, the
 * key's id in the metadata and bound to the ciphertext. Payloads that are not encrypted pass when
 * they are read, so that histories from before the first key still replay.
 */
public final class SealedPayloads implements PayloadCodec {
  /** Metadata: the id of the key. */
  public static final String KEY_ID = "longhaul-key-id";

  static final String ENCODING = "encoding";
  static final ByteString ENCRYPTED = ByteString.copyFromUtf8("binary/encrypted");
  private static final int NONCE = 12;
  private static final int TAG = 16;

  private final SecureRandom random = new SecureRandom();
  private final PayloadKeys keys;

  public SealedPayloads(PayloadKeys keys) {
    this.keys = keys;
  }

  /** Seals with the first key; without keys everything stays as it is. */
  @Override
  public List<Payload> encode(List<Payload> payloads) {
    return keys.first()
        .map(id -> payloads.stream().map(payload -> seal(id, payload)).toList())
        .orElse(payloads);
  }

  /**
   * Opens what is sealed.
   *
   * @throws UnreadablePayload when its key is not there, or it was changed
   */
  @Override
  public List<Payload> decode(List<Payload> payloads) {
    return payloads.stream().map(payload -> isSealed(payload) ? open(payload) : payload).toList();
  }

  /** Whether a payload is encrypted. */
  public static boolean isSealed(Payload payload) {
    return ENCRYPTED.equals(payload.getMetadataMap().get(ENCODING));
  }

  private Payload seal(String id, Payload payload) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] body = cipher(Cipher.ENCRYPT_MODE, id, nonce).doFinal(payload.toByteArray());
      return Payload.newBuilder()
          .putMetadata(ENCODING, ENCRYPTED)
          .putMetadata(KEY_ID, ByteString.copyFromUtf8(id))
          .setData(ByteString.copyFrom(nonce).concat(ByteString.copyFrom(body)))
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  private Payload open(Payload payload) {
    String id = payload.getMetadataOrDefault(KEY_ID, ByteString.EMPTY).toStringUtf8();
    byte[] sealed = payload.getData().toByteArray();
    if (sealed.length < NONCE + TAG) {
      throw changed(id, null);
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, id, Arrays.copyOf(sealed, NONCE));
      return Payload.parseFrom(cipher.doFinal(sealed, NONCE, sealed.length - NONCE));
    } catch (GeneralSecurityException | InvalidProtocolBufferException e) {
      throw changed(id, e);
    }
  }

  private Cipher cipher(int mode, String id, byte[] nonce) throws GeneralSecurityException {
    SecretKey key = keys.find(id).orElseThrow(() -> missing(id));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
    cipher.updateAAD(id.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static UnreadablePayload missing(String id) {
    return new UnreadablePayload(
        "what Temporal keeps is encrypted with the payload key '%s'; put that key into"
                .formatted(printable(id))
            + " LONGHAUL_PAYLOAD_KEYS, as the workers have it");
  }

  private static UnreadablePayload changed(String id, @Nullable Exception cause) {
    return new UnreadablePayload(
        "what Temporal keeps does not open with the payload key '%s': it was changed, or"
                .formatted(printable(id))
            + " LONGHAUL_PAYLOAD_KEYS has another key under this id than the workers",
        cause);
  }

  /** Comes from outside: at most what a key id may look like. */
  private static String printable(String id) {
    String clean = id.replaceAll("[^A-Za-z0-9._-]", "?");
    return clean.length() > 40 ? clean.substring(0, 40) : clean;
  }
}
