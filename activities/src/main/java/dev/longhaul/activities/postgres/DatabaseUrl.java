package dev.longhaul.activities.postgres;

import dev.longhaul.durable.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where PostgreSQL is. Read from {@code postgresql://user:pw@host:port/db}, with {@code postgres:}
 * or {@code jdbc:postgresql:} as well; special characters in user and password percent-encoded.
 */
public record DatabaseUrl(String jdbc, Optional<String> user, Optional<Secret> password) {
  /**
   * Reads the setting {@code DATABASE_URL}.
   *
   * @throws IllegalArgumentException when it has another form; the message never shows the value
   */
  public static DatabaseUrl parse(String text) {
    URI uri = uri(text == null ? "" : text.strip().replaceFirst("^jdbc:", ""));
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    int port = uri.getPort() < 0 ? 5432 : uri.getPort();
    String jdbc = "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath() + query;
    String[] login =
        uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    return new DatabaseUrl(
        jdbc,
        login.length > 0 ? Optional.of(decode(login[0])) : Optional.empty(),
        login.length > 1 && !login[1].isEmpty()
            ? Optional.of(new Secret(decode(login[1])))
            : Optional.empty());
  }

  private static URI uri(String text) {
    try {
      URI uri = new URI(text);
      boolean named = uri.getRawPath() != null && uri.getRawPath().length() > 1;
      if (text.matches("postgres(ql)?://.*") && uri.getHost() != null && named) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Falls through on purpose: the exception's message would show the password.
    }
    throw new IllegalArgumentException(
        "DATABASE_URL must look like postgresql://user:password@host:5432/database");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Host, port and database; a password never shows. */
  @Override
  public String toString() {
    return jdbc.replaceFirst("\\?.*", "").replaceFirst("^jdbc:", "");
  }
}
