package dev.longhaul.worker.config;

import java.net.URI;
import java.util.Locale;

/** Addresses of vendors: encrypted unless they are of this machine, and whether they are live. */
final class Endpoints {
  private static final String REGISTRAR = "domrobot.com";
  private static final String REGISTRAR_TEST = "api.ote.domrobot.com";

  private Endpoints() {}

  /** An {@code https} address, or {@code http} on loopback. */
  static URI vendor(String text) {
    URI address = parsed(text);
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    boolean allowed = scheme.equals("https") || (scheme.equals("http") && isLoopback(address));
    if (!allowed || address.getHost() == null) {
      throw new IllegalArgumentException(
          "'" + text + "' must be an https address, or http on loopback");
    }
    return address;
  }

  /** The mail server: {@code smtps}, or {@code smtp} with STARTTLS. */
  static URI mail(String text) {
    URI address = parsed(text);
    boolean known = "smtps".equals(address.getScheme()) || "smtp".equals(address.getScheme());
    if (!known || address.getHost() == null) {
      throw new IllegalArgumentException("'" + text + "' must look like smtps://mail.example:465");
    }
    return address;
  }

  /** Whether purchases there cost money: every INWX host except that of the test environment. */
  static boolean isLiveRegistrar(URI address) {
    String host = host(address);
    boolean inwx = host.equals(REGISTRAR) || host.endsWith("." + REGISTRAR);
    return inwx && !host.equals(REGISTRAR_TEST);
  }

  private static boolean isLoopback(URI address) {
    String host = host(address);
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }

  /** Lower case, without the final dot of a fully qualified name. */
  private static String host(URI address) {
    String host = address.getHost() == null ? "" : address.getHost();
    return host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
  }

  private static URI parsed(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + text + "' is not an address", e);
    }
  }
}
