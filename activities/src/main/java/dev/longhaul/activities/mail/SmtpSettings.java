package dev.longhaul.activities.mail;

import dev.longhaul.durable.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How mail leaves the house.
 *
 * @param url {@code smtps://host:port}, or {@code smtp://host:port} with STARTTLS, which is
 *     required
 * @param from {@code Longhaul <longhaul@example.com>}
 * @param admins who is told about parked operations; at least one
 * @param templates a directory whose files replace the built-in templates of the same name
 * @param operatorLocale {@code de} or {@code en}, for mail to the admins
 * @param zone in which times are shown
 */
public record SmtpSettings(
    URI url,
    String username,
    Secret password,
    String from,
    List<String> admins,
    Optional<Path> templates,
    String operatorLocale,
    ZoneId zone,
    Duration timeout) {

  public SmtpSettings {
    boolean known = "smtps".equals(url.getScheme()) || "smtp".equals(url.getScheme());
    if (!known || url.getHost() == null) {
      throw new IllegalArgumentException("'" + url + "' must look like smtps://mail.example:465");
    }
    if (admins.isEmpty()) {
      throw new IllegalArgumentException("at least one admin address is needed for alerts");
    }
    admins = List.copyOf(admins);
  }

  /** With every default: built-in templates, English for operators, times in Berlin. */
  public static SmtpSettings of(
      URI url, String username, Secret password, String from, List<String> admins) {
    return new SmtpSettings(
        url,
        username,
        password,
        from,
        admins,
        Optional.empty(),
        "en",
        ZoneId.of("Europe/Berlin"),
        Duration.ofSeconds(60));
  }

  boolean implicitTls() {
    return "smtps".equals(url.getScheme());
  }

  /** The port of the URL, or the usual one: 465 with TLS from the start, else 587. */
  int port() {
    if (url.getPort() > 0) {
      return url.getPort();
    }
    return implicitTls() ? 465 : 587;
  }
}
