package dev.longhaul.worker.codec;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where browsers have Temporal's Web UI from, such as {@code http://127.0.0.1:8233}. The codec
 * server must be on the same site (the same host, or below the same domain), because its cookie is
 * sent nowhere else; another port is no other site.
 */
public record WebUiOrigin(String value) {
  private static final Pattern FORM =
      Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:]+])(:[0-9]{1,5})?");

  public WebUiOrigin {
    value = value.toLowerCase(Locale.ROOT);
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "must be scheme, host and port without a path, like http://127.0.0.1:8233");
    }
  }

  boolean isHttps() {
    return value.startsWith("https:");
  }
}
