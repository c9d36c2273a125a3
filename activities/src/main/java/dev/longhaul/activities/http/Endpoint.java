package dev.longhaul.activities.http;

import java.net.URI;
import java.util.Set;
import okhttp3.HttpUrl;

/** Where a vendor listens: {@code https}, or anything on this very host. */
public final class Endpoint {
  private static final Set<String> LOOPBACK = Set.of("localhost", "::1");

  private Endpoint() {}

  /**
   * The checked address.
   *
   * @throws IllegalArgumentException when it is not a URL, or would send credentials in clear
   */
  public static HttpUrl of(URI address) {
    HttpUrl url = HttpUrl.get(address);
    if (url == null) {
      throw new IllegalArgumentException("'" + address + "' is not an http(s) address");
    }
    if (!url.isHttps() && !isLoopback(url.host())) {
      throw new IllegalArgumentException("'" + address + "' must begin with https://");
    }
    return url;
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.contains(host) || host.matches("127\\.\\d+\\.\\d+\\.\\d+");
  }
}
