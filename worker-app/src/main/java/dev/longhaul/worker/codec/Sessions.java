package dev.longhaul.worker.codec;

import dev.longhaul.durable.codec.PayloadKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the cookie carries: the number of the API token that logged in, an end, and a signature. It
 * is not the token, because a browser sends cookies to every port of a host; and it is kept
 * nowhere, so that any codec server takes it, also after a restart.
 */
final class Sessions {
  static final Duration LENGTH = Duration.ofHours(12);

  private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})\\.([\\w-]{43})");

  private final SecretKeySpec key;
  private final Clock clock;

  Sessions(PayloadKeys keys, Clock clock) {
    this.key = new SecretKeySpec(keys.derive("longhaul codec server: sessions"), "HmacSHA256");
    this.clock = clock;
  }

  /** A session of this token, from now on. */
  String open(long tokenId) {
    String text = tokenId + "." + clock.instant().plus(LENGTH).getEpochSecond();
    return text + "." + signature(text);
  }

  /** The number of the token, unless the session is over or not from here. */
  Optional<Long> tokenId(String session) {
    Matcher parts = FORM.matcher(session);
    if (!parts.matches() || !isSigned(parts) || isOver(parts)) {
      return Optional.empty();
    }
    return Optional.of(Long.valueOf(parts.group(1)));
  }

  private boolean isSigned(Matcher parts) {
    String expected = signature(parts.group(1) + "." + parts.group(2));
    return MessageDigest.isEqual(bytes(expected), bytes(parts.group(3)));
  }

  private boolean isOver(Matcher parts) {
    return Long.parseLong(parts.group(2)) <= clock.instant().getEpochSecond();
  }

  private String signature(String text) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + key.getAlgorithm(), e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
