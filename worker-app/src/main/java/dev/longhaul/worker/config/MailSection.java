package dev.longhaul.worker.config;

import dev.longhaul.activities.mail.SmtpSettings;
import dev.longhaul.durable.Secret;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mail account, and who is told. */
final class MailSection {
  private final Variables variables;

  MailSection(Variables variables) {
    this.variables = variables;
  }

  @Nullable SmtpSettings smtp() {
    List<String> admins = variables.list("LONGHAUL_ADMINS", MailSection::mailbox);
    if (admins.isEmpty() && variables.text("LONGHAUL_ADMINS").isEmpty()) {
      variables.mistake("LONGHAUL_ADMINS is missing: addresses to tell when an operation parks");
    }
    URI url =
        variables.required(
            "SMTP_URL", "smtps://host:465, or smtp://host:587 for STARTTLS", Endpoints::mail);
    String user = variables.required("SMTP_USERNAME", "the mail account's user");
    Secret password = variables.requiredSecret("SMTP_PASSWORD", "its password");
    String from =
        variables.required(
            "SMTP_FROM", "like Longhaul <hosting@example.com>", MailSection::mailbox);
    String locale = variables.parsed("LONGHAUL_OPERATOR_LOCALE", "en", MailSection::locale);
    ZoneId zone = variables.parsed("LONGHAUL_TIME_ZONE", ZoneId.of("Europe/Berlin"), this::zone);
    Optional<Path> templates = variables.parsed("LONGHAUL_MAIL_TEMPLATES", Path::of);
    Duration timeout = variables.timeout("SMTP_TIMEOUT", Duration.ofSeconds(60));
    if (url == null || user == null || password == null || from == null || admins.isEmpty()) {
      return null;
    }
    return new SmtpSettings(url, user, password, from, admins, templates, locale, zone, timeout);
  }

  /** The text as it is, once it is a mail address, with or without a name. */
  private static String mailbox(String text) {
    try {
      new InternetAddress(text, true);
      return text;
    } catch (AddressException e) {
      throw new IllegalArgumentException("'" + text + "' is not a mail address", e);
    }
  }

  private static String locale(String text) {
    return switch (text) {
      case "de", "en" -> text;
      default -> throw new IllegalArgumentException("'" + text + "' must be de or en");
    };
  }

  private ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + name + "' is not a time zone", e);
    }
  }
}
